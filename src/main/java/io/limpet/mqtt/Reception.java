package io.limpet.mqtt;

/**
 * Messages from the broker: each handed to the listener, and what is to be answered.
 *
 * <p>With QoS 2 a message is handed over when it first comes, and its identifier remembered until the broker lets go
 * of it: the second of the two methods of MQTT 3.1.1 §4.3.3, which needs no room for the message. That memory outlives
 * a connection, as the session does.
 */
final class Reception {

    /** Nothing is to be answered. */
    static final int NO_ANSWER = 0;

    private final SessionListener listener;
    private final ReceivedIdentifiers received;

    /**
     * More QoS 2 messages were under way than there is room to remember. From then on new ones are left lying,
     * unanswered and so in order, until all remembered ones are completed; then the connection has to be made anew,
     * for the broker sends what is unanswered again only then.
     */
    private boolean overrun;

    private long skipped;

    Reception(SessionListener listener, int receivedQos2Max) {
        this.listener = listener;
        this.received = new ReceivedIdentifiers(receivedQos2Max);
    }

    /** A new connection. */
    void connected(boolean sessionPresent) {
        overrun = false;
        if (!sessionPresent) {
            received.clear();
        }
    }

    /** Messages that were longer than the receive buffer. */
    long skipped() {
        return skipped;
    }

    /** A PUBLISH. Returns the type of the packet to answer it with, or {@link #NO_ANSWER}. */
    int publish(Packet packet) {
        if (packet.qos < 2) {
            deliver(packet);
            return packet.qos == 0 ? NO_ANSWER : PacketType.PUBACK;
        }
        if (!received.contains(packet.packetIdentifier)) {
            overrun |= received.isFull();
            if (overrun) {
                return NO_ANSWER;
            }
            received.add(packet.packetIdentifier);
            deliver(packet);
        }
        return PacketType.PUBREC;
    }

    /**
     * A PUBREL. It is answered even for an identifier that is not known: the broker may not have got the answer to an
     * earlier one (§4.3.3).
     *
     * @return whether the connection has to be made anew
     */
    boolean release(int packetIdentifier) {
        received.remove(packetIdentifier);
        return overrun && received.isEmpty();
    }

    private void deliver(Packet packet) {
        if (packet.oversize) {
            skipped++;
        } else {
            listener.message(packet.bytes, packet.topicOffset, packet.topicBytes, packet.payloadOffset,
                    packet.payloadBytes, packet.qos, packet.retain);
        }
    }
}
