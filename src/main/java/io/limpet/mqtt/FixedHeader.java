package io.limpet.mqtt;

/**
 * What every packet of every version begins with (MQTT 3.1.1 §2.2).
 *
 * <pre>
 *   byte 0       | 1 to 4
 *   type   flags | remaining length: seven bits a byte, the lowest first; the top bit says that another follows
 * </pre>
 */
final class FixedHeader {

    /** The longest remaining length that four bytes can say. */
    static final int REMAINING_LENGTH_MAX = 268435455;

    /** The type, the remaining length. */
    static final int BYTES_MAX = 5;

    private FixedHeader() {
    }

    /** How long the header of a packet is. */
    static int bytes(int remainingLength) {
        return remainingLength < 1 << 7 ? 2 : remainingLength < 1 << 14 ? 3 : remainingLength < 1 << 21 ? 4 : 5;
    }

    /** How long a packet is, header and all. */
    static int packetBytes(int remainingLength) {
        return bytes(remainingLength) + remainingLength;
    }

    static void put(SendBuffer out, int type, int flags, int remainingLength) {
        out.put(type << 4 | flags);
        int rest = remainingLength;
        while (rest > 0x7f) {
            out.put(rest & 0x7f | 0x80);
            rest >>= 7;
        }
        out.put(rest);
    }
}
