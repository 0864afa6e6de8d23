package io.limpet.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes in tests: written in hexadecimal, and packets taken apart the plain way. */
final class Bytes {

    private Bytes() {
    }

    /** {@code hex("20 02 00 00")}. */
    static byte[] hex(String digits) {
        String plain = digits.replace(" ", "");
        byte[] bytes = new byte[plain.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(plain.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part, 0, part.length);
        }
        return all.toByteArray();
    }

    /** A packet with its remaining length in front. */
    static byte[] packet(int first, byte[] body) {
        return join(new byte[] {(byte) first}, lengthBytes(body.length), body);
    }

    /** MQTT 3.1.1 §2.2.3, as its pseudo code has it. */
    static byte[] lengthBytes(int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int x = length;
        do {
            int encodedByte = x % 128;
            x = x / 128;
            bytes.write(x > 0 ? encodedByte + 128 : encodedByte);
        } while (x > 0);
        return bytes.toByteArray();
    }

    /** Where the body of the packet at this index begins, or -1 when its header is not all there. */
    static int startOfBody(byte[] bytes, int at) {
        for (int i = at + 1; i < bytes.length; i++) {
            if (bytes[i] >= 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where the packet at this index ends, or -1 when it is not all there. */
    static int endOfPacket(byte[] bytes, int at) {
        int body = startOfBody(bytes, at);
        int length = 0;
        int multiplier = 1;
        for (int i = at + 1; i < body; i++) {
            length += (bytes[i] & 127) * multiplier;
            multiplier *= 128;
        }
        return body < 0 || body + length > bytes.length ? -1 : body + length;
    }

    static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    static String string(byte[] bytes, int at) {
        return new String(bytes, at + 2, word(bytes, at), StandardCharsets.UTF_8);
    }
}
