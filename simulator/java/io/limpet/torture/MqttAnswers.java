package io.limpet.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What pretends to be a broker of MQTT 3.1.1: lets everybody in, acknowledges everything, keeps nothing. It counts what
 * it is sent, so that a device which was not to send anything is found out.
 */
final class MqttAnswers {

    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int PUBREL = 6;
    private static final int SUBSCRIBE = 8;
    private static final int PINGREQ = 12;
    private static final int DISCONNECT = 14;

    /** More than any device of ours sends at once; what is larger is counted, and ends the talk. */
    private static final int PACKET_BYTES_MAX = 8192;

    private final byte[] packet = new byte[PACKET_BYTES_MAX];
    private final OutputStream out;
    private int length;

    private MqttAnswers(OutputStream out) {
        this.out = out;
    }

    /** Until the device closes. */
    static void serve(Encounter encounter, InputStream in, OutputStream out) throws IOException {
        MqttAnswers answers = new MqttAnswers(out);
        byte[] buffer = new byte[4096];
        boolean more = true;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            encounter.receivedApplicationData(buffer, count);
            more = more && answers.accept(buffer, count);
        }
    }

    /** What the device says first is answered as a CONNECT. */
    static void acceptConnect(Encounter encounter, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[4096];
        int count = in.read(buffer);
        if (count > 0) {
            encounter.receivedApplicationData(buffer, count);
            new MqttAnswers(out).send(0x20, 0x02, 0x00, 0x00);
        }
    }

    private boolean accept(byte[] bytes, int count) throws IOException {
        if (length + count > packet.length) {
            return false;
        }
        System.arraycopy(bytes, 0, packet, length, count);
        length += count;
        int size = size();
        while (size > 0) {
            if (!answer()) {
                return false;
            }
            System.arraycopy(packet, size, packet, 0, length - size);
            length -= size;
            size = size();
        }
        return true;
    }

    /** Of the first packet, when it is whole; else 0 (MQTT 3.1.1 §2.2.3). */
    private int size() {
        int remaining = 0;
        for (int i = 1; i < length && i <= 4; i++) {
            remaining |= (packet[i] & 0x7f) << 7 * (i - 1);
            if ((packet[i] & 0x80) == 0) {
                int size = i + 1 + remaining;
                return size <= length ? size : 0;
            }
        }
        return 0;
    }

    private boolean answer() throws IOException {
        int body = 1;
        while ((packet[body++] & 0x80) != 0) {
            // the remaining length ends with its first byte below 128
        }
        switch (packet[0] >> 4 & 0xf) {
            case CONNECT:
                send(0x20, 0x02, 0x00, 0x00);
                return true;
            case PUBLISH:
                acknowledge(packet[0] >> 1 & 3, body);
                return true;
            case PUBREL:
                send(0x70, 0x02, packet[body], packet[body + 1]);
                return true;
            case SUBSCRIBE:
                send(0x90, 0x03, packet[body], packet[body + 1], 0x01);
                return true;
            case PINGREQ:
                send(0xd0, 0x00);
                return true;
            default:
                return (packet[0] >> 4 & 0xf) != DISCONNECT;
        }
    }

    private void acknowledge(int qos, int body) throws IOException {
        if (qos > 0) {
            int identifier = body + 2 + ((packet[body] & 0xff) << 8 | packet[body + 1] & 0xff);
            byte[] two = Arrays.copyOfRange(packet, identifier, identifier + 2);
            send(qos == 1 ? 0x40 : 0x50, 0x02, two[0], two[1]);
        }
    }

    private void send(int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) bytes[i];
        }
        out.write(all);
        out.flush();
    }
}
