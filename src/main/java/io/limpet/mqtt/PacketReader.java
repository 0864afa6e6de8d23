package io.limpet.mqtt;

import io.limpet.board.Connection;
import java.io.IOException;

/**
 * Packets out of a stream of bytes that may come one at a time or many packets at once.
 *
 * <pre>
 *   bytes   | read packets | whole packets, part of one |  free      |
 *                          ^ start                      ^ end
 * </pre>
 *
 * A packet stays where it was received until the next {@link #receive}. A PUBLISH that is longer than the buffer is
 * skipped as it comes (MQTT has no way to tell a broker before version 5 how much a client can take).
 */
final class PacketReader {

    private final Codec codec;
    private final byte[] bytes;
    private final Packet packet = new Packet();
    private final SkippedPublish skipped;

    private int start;
    private int end;

    PacketReader(Codec codec, int capacityBytes) {
        this.codec = codec;
        this.bytes = new byte[capacityBytes];
        this.skipped = new SkippedPublish(codec, packet);
    }

    /** Forgets what was left of an earlier connection. */
    void clear() {
        start = 0;
        end = 0;
        skipped.abandon();
    }

    /** Waits for bytes; returns what {@link Connection#receive} does. */
    int receive(Connection connection, long deadlineMillis) throws IOException {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        int count = connection.receive(bytes, end, bytes.length - end, deadlineMillis);   // a part leaves room: next()
        if (count > 0) {
            end += count;
        }
        return count;
    }

    /** The next packet, or null when it is not all there. */
    Packet next() throws MqttException {
        if (skipped.isUnderWay()) {
            return skip();
        }
        int at = start + 1;
        int remainingLength = 0;
        int shift = 0;
        int digit;
        do {
            if (at >= end) {
                return null;
            }
            digit = bytes[at++];
            remainingLength |= (digit & 0x7f) << (shift & 31);
            shift += 7;
            if (digit < 0 && shift == 28) {
                throw MqttException.violation("2.2.3", "remaining length of more than four bytes");
            }
        } while (digit < 0);
        codec.readFixedHeader(bytes[start] & 0xff, remainingLength, packet);
        if (remainingLength > bytes.length - (at - start)) {
            start = at;
            skipped.begin();
            return skip();
        }
        if (remainingLength > end - at) {
            return null;
        }
        codec.read(bytes, at, packet);
        start = at + remainingLength;
        return packet;
    }

    private Packet skip() throws MqttException {
        start += skipped.skip(bytes, start, end);
        return skipped.isUnderWay() ? null : packet;
    }
}
