package io.limpet.time;

/**
 * The packet of SNTP, request and reply (RFC 5905 §7.3, without extensions).
 *
 * <pre>
 *   byte 0        LI (2 bits) VN (3 bits) mode (3 bits)    leap indicator 3: not synchronised; mode 3 client, 4 server
 *   byte 1        stratum                                  1 to 15; 0: kiss-o'-death
 *   byte 2, 3     poll, precision
 *   byte 4..15    root delay, root dispersion, reference id; after stratum 0 the id is a code of four letters
 *   byte 16..23   reference timestamp
 *   byte 24..31   originate timestamp                      the client's transmit timestamp, given back
 *   byte 32..39   receive timestamp                        by the server's clock
 *   byte 40..47   transmit timestamp
 * </pre>
 *
 * <p>A timestamp is seconds since 1900 in 32 bits, then 2^-32 seconds. It passes zero on 2036-02-07 (era 1): seconds
 * without their highest bit are of era 1 (RFC 4330 §3), which holds until 2104.
 */
final class SntpPacket {

    static final int BYTES = 48;
    static final int ORIGINATE = 24;
    static final int RECEIVE = 32;
    static final int TRANSMIT = 40;

    private static final int VERSION_4_CLIENT = 4 << 3 | 3;
    private static final int MODE_SERVER = 4;
    private static final int REFERENCE_ID = 12;
    private static final long SECONDS_1900_TO_1970 = 2208988800L;
    private static final long SECONDS_PER_ERA = 1L << 32;

    /** The bytes as sent or received. */
    final byte[] bytes = new byte[BYTES];

    /**
     * Makes it a request. Our own time is nobody's business and often unknown: the transmit timestamp is a random
     * number by which the reply is known (RFC 5905 does not ask that it be a time).
     */
    void makeRequest(long nonce) {
        for (int i = 0; i < TRANSMIT; i++) {
            bytes[i] = 0;
        }
        bytes[0] = VERSION_4_CLIENT;
        for (int i = 0; i < 8; i++) {
            bytes[TRANSMIT + i] = (byte) (nonce >> (56 - 8 * i & 63));
        }
    }

    /** Whether it is the server's reply to the request with this nonce. */
    boolean isReplyTo(long nonce) {
        int version = bytes[0] >> 3 & 7;
        return (bytes[0] & 7) == MODE_SERVER && (version == 3 || version == 4) && timestamp(ORIGINATE) == nonce;
    }

    boolean isKissOfDeath() {
        return bytes[1] == 0;
    }

    /** The four letters of a kiss-o'-death (RFC 5905 §7.4): "RATE". What is no letter comes as a question mark. */
    String kissCode() {
        char[] code = new char[4];
        for (int i = 0; i < 4; i++) {
            int letter = bytes[REFERENCE_ID + i];
            code[i] = letter >= 'A' && letter <= 'Z' ? (char) letter : '?';
        }
        return new String(code);
    }

    int stratum() {
        return bytes[1] & 0xff;
    }

    /** Whether the server knows the time: it is synchronised, at a sound stratum, and its timestamps are set. */
    boolean isSynchronised() {
        return (bytes[0] >> 6 & 3) != 3 && stratum() >= 1 && stratum() <= 15 && timestamp(RECEIVE) != 0
                && timestamp(TRANSMIT) != 0;
    }

    /** A timestamp as milliseconds since 1970. */
    long utcMillis(int offset) {
        long timestamp = timestamp(offset);
        long seconds = timestamp >>> 32;
        if (timestamp > 0) {
            seconds += SECONDS_PER_ERA;
        }
        long fraction = timestamp & 0xffffffffL;
        return (seconds - SECONDS_1900_TO_1970) * 1000 + (fraction * 1000 >>> 32);
    }

    private long timestamp(int offset) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[offset + i] & 0xff;
        }
        return value;
    }
}
