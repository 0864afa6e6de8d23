package io.limpet.bench;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;

/** A broker in memory that acknowledges at once (MQTT 3.1.1) and allocates nothing. */
final class InstantBroker implements SecureConnector, Connection {

    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int PUBREL = 6;
    private static final int PINGREQ = 12;

    private final Clock clock;
    private final byte[] answers = new byte[16 * 1024];
    private int length;

    InstantBroker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void start(String host, int port, TlsSettings settings, long timeoutMillis) {
        length = 0;
    }

    @Override
    public Connection advance(long deadlineMillis) {
        return this;
    }

    @Override
    public void abandon() {
        length = 0;
    }

    @Override
    public void send(byte[] bytes, int offset, int count, long deadlineMillis) {
        int at = offset;
        while (at < offset + count) {
            int header = bytes[at++] & 0xff;
            int remaining = 0;
            int shift = 0;
            byte digit;
            do {
                digit = bytes[at++];
                remaining |= (digit & 0x7f) << shift;
                shift += 7;
            } while (digit < 0);
            answer(header, bytes, at);
            at += remaining;
        }
    }

    private void answer(int header, byte[] bytes, int at) {
        switch (header >> 4) {
            case CONNECT -> put(0x20, 0, 0);
            case PUBLISH -> acknowledge(header >> 1 & 3, bytes, at);
            case PUBREL -> put(0x70, bytes[at], bytes[at + 1]);
            case PINGREQ -> {
                answers[length++] = (byte) 0xd0;
                answers[length++] = 0;
            }
            default -> throw new IllegalStateException("packet of type " + (header >> 4) + ", not expected here");
        }
    }

    /** PUBACK for QoS 1, PUBREC for QoS 2; the packet identifier stands behind the topic. */
    private void acknowledge(int qos, byte[] bytes, int at) {
        if (qos > 0) {
            int identifier = at + 2 + ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
            put(qos == 1 ? 0x40 : 0x50, bytes[identifier], bytes[identifier + 1]);
        }
    }

    private void put(int header, int first, int second) {
        answers[length++] = (byte) header;
        answers[length++] = 2;
        answers[length++] = (byte) first;
        answers[length++] = (byte) second;
    }

    @Override
    public int receive(byte[] buffer, int offset, int room, long deadlineMillis) {
        if (length == 0) {
            clock.sleepUntil(deadlineMillis);
            return 0;
        }
        int count = Math.min(room, length);
        System.arraycopy(answers, 0, buffer, offset, count);
        System.arraycopy(answers, count, answers, 0, length - count);
        length -= count;
        return count;
    }

    @Override
    public String description() {
        return "in memory";
    }

    @Override
    public byte[] peerCertificate(int index) {
        return null;
    }

    @Override
    public void close() {
        length = 0;
    }
}
