package io.limpet.mqtt;

/** Packets on their way out, one behind the other, so that all of them leave in one write. Made once. */
final class SendBuffer {

    private final byte[] bytes;
    private int length;

    SendBuffer(int capacityBytes) {
        this.bytes = new byte[capacityBytes];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int capacity() {
        return bytes.length;
    }

    /** How many bytes still fit; to look before a packet is written is the writer's duty. */
    int room() {
        return bytes.length - length;
    }

    void clear() {
        length = 0;
    }

    /** Empties it and leaves nothing of what was in it. */
    void wipe() {
        for (int i = 0; i < length; i++) {
            bytes[i] = 0;
        }
        clear();
    }

    void put(int value) {
        bytes[length++] = (byte) value;
    }

    /** Two bytes, the most significant first (MQTT 3.1.1 §1.5.2). */
    void putShort(int value) {
        put(value >> 8);
        put(value);
    }

    void put(byte[] from, int offset, int count) {
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** A string or binary data, with its length before it (MQTT 3.1.1 §1.5.3, §3.1.3.5). */
    void putString(byte[] string) {
        putShort(string.length);
        put(string, 0, string.length);
    }

    /** Leaves room for bytes that somebody else writes. Returns where. */
    int skip(int count) {
        int offset = length;
        length += count;
        return offset;
    }
}
