package io.limpet.mqtt;

/**
 * A PUBLISH that does not fit the receive buffer: passed over as it comes, all but its packet identifier, with which it
 * is acknowledged. Without that, the broker would send it again at each reconnect, for ever.
 *
 * <pre>
 *   | topic length | topic (skipped) | packet identifier, with QoS 1 and 2 | payload (skipped) |
 * </pre>
 */
final class SkippedPublish {

    private final Codec codec;
    private final Packet packet;

    private boolean underWay;

    /** How many of the packet's remaining bytes have come. */
    private int position;

    private int topicBytes;
    private int identifierOffset;
    private int identifier;

    SkippedPublish(Codec codec, Packet packet) {
        this.codec = codec;
        this.packet = packet;
    }

    /** From the first byte after the fixed header on. */
    void begin() {
        underWay = true;
        packet.oversize = true;
        position = 0;
        topicBytes = 0;
        identifier = 0;
    }

    void abandon() {
        underWay = false;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Takes bytes as far as they belong to the packet. Returns how many. */
    int skip(byte[] bytes, int from, int to) throws MqttException {
        int at = from;
        while (at < to && underWay) {
            if (position < 2) {
                topicBytes = topicBytes << 8 | bytes[at++] & 0xff;
                if (++position == 2) {
                    identifierOffset = codec.identifierOffset(topicBytes, packet);
                }
            } else if (atIdentifier()) {
                identifier = identifier << 8 | bytes[at++] & 0xff;
                if (++position == identifierOffset + 2) {
                    packet.identify(identifier);
                }
            } else {
                int target = position < identifierOffset ? identifierOffset : packet.remainingLength;
                int count = Math.min(to - at, target - position);
                at += count;
                position += count;
            }
            underWay = position < packet.remainingLength;
        }
        return at - from;
    }

    private boolean atIdentifier() {
        return packet.qos > 0 && position >= identifierOffset && position < identifierOffset + 2;
    }
}
