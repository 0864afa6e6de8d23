package io.limpet.mqtt;

import io.limpet.board.Connection;
import io.limpet.virtual.VirtualClock;

/**
 * A broker that answers each packet at once and correctly, and allocates nothing: for tests that count many messages or
 * every byte of memory. Can send a message of its own, again and again.
 */
final class InstantBroker implements Connection {

    private final VirtualClock clock;
    private final byte[] replies = new byte[1 << 16];
    private int length;

    /** A whole PUBLISH that is sent with each read; its packet identifier counts up. */
    byte[] message;
    int messageIdentifierAt;
    private int messageIdentifier;

    /** Messages of its own that the client has not yet completed; it keeps a window, as brokers do. */
    private int underWay;

    long publishes;
    long duplicates;
    int highestIdentifier;
    int lastIdentifier;
    int wraps;

    InstantBroker(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public void send(byte[] bytes, int offset, int count, long deadlineMillis) {
        int at = offset;
        while (at < offset + count) {
            int remaining = 0;
            int body = at + 1;
            int shift = 0;
            do {
                remaining |= (bytes[body] & 0x7f) << shift;
                shift += 7;
            } while (bytes[body++] < 0);
            handle(bytes, bytes[at] & 0xff, body);
            at = body + remaining;
        }
    }

    private void handle(byte[] bytes, int first, int body) {
        switch (first >> 4) {
            case PacketType.CONNECT -> reply(0x20, 0, 0);
            case PacketType.PUBLISH -> {
                publishes++;
                duplicates += first >> 3 & 1;
                if ((first & 6) != 0) {
                    int at = body + 2 + ((bytes[body] & 0xff) << 8 | bytes[body + 1] & 0xff);
                    count((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
                    reply((first & 6) == 2 ? 0x40 : 0x50, bytes[at], bytes[at + 1]);
                }
            }
            case PacketType.PUBACK, PacketType.PUBCOMP -> underWay--;
            case PacketType.PUBREC -> reply(0x62, bytes[body], bytes[body + 1]);
            case PacketType.PUBREL -> reply(0x70, bytes[body], bytes[body + 1]);
            case PacketType.PINGREQ -> {
                replies[length++] = (byte) 0xd0;
                replies[length++] = 0;
            }
            default -> { }
        }
    }

    private void count(int identifier) {
        if (identifier == 0) {
            throw new AssertionError("packet identifier 0");
        }
        if (identifier < lastIdentifier) {
            wraps++;
        }
        lastIdentifier = identifier;
        highestIdentifier = Math.max(highestIdentifier, identifier);
    }

    private void reply(int first, int high, int low) {
        replies[length++] = (byte) first;
        replies[length++] = 2;
        replies[length++] = (byte) high;
        replies[length++] = (byte) low;
    }

    @Override
    public int receive(byte[] buffer, int offset, int room, long deadlineMillis) {
        if (message != null && length + message.length < 1024 && underWay < 20) {
            underWay += messageIdentifierAt > 0 ? 1 : 0;
            messageIdentifier = messageIdentifier % 65535 + 1;
            if (messageIdentifierAt > 0) {
                message[messageIdentifierAt] = (byte) (messageIdentifier >> 8);
                message[messageIdentifierAt + 1] = (byte) messageIdentifier;
            }
            System.arraycopy(message, 0, replies, length, message.length);
            length += message.length;
        }
        if (length == 0) {
            clock.sleepUntil(deadlineMillis);
        }
        int count = Math.min(room, length);
        System.arraycopy(replies, 0, buffer, offset, count);
        System.arraycopy(replies, count, replies, 0, length - count);
        length -= count;
        return count;
    }

    @Override
    public String description() {
        return "instant";
    }

    @Override
    public byte[] peerCertificate(int index) {
        return null;
    }

    @Override
    public void close() {
        length = 0;
        underWay = 0;
    }
}
