package io.limpet.storm.broker;

/**
 * Well-formed UTF-8 (RFC 3629 §4; Unicode standard, table 3-7), without U+0000, which MQTT forbids too (§1.5.3).
 *
 * <pre>
 *   01..7F
 *   C2..DF 80..BF
 *   E0     A0..BF 80..BF          no longer than it must be
 *   E1..EC 80..BF 80..BF
 *   ED     80..9F 80..BF          no surrogates
 *   EE..EF 80..BF 80..BF
 *   F0     90..BF 80..BF 80..BF
 *   F1..F3 80..BF 80..BF 80..BF
 *   F4     80..8F 80..BF 80..BF   nothing beyond U+10FFFF
 * </pre>
 */
final class Utf8 {

    private Utf8() {
    }

    static boolean isWellFormed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int first = bytes[at] & 0xff;
            int more = following(first);
            if (more < 0 || end - at <= more || more > 0 && !isSecond(first, bytes[at + 1] & 0xff)) {
                return false;
            }
            for (int i = 2; i <= more; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return false;
                }
            }
            at += 1 + more;
        }
        return true;
    }

    /** How many bytes follow a first one; -1 when it cannot be one. */
    private static int following(int first) {
        if (first < 0x80) {
            return first == 0 ? -1 : 0;
        }
        if (first < 0xc2 || first > 0xf4) {
            return -1;
        }
        return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    }

    private static boolean isSecond(int first, int second) {
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        return second >= least && second <= most;
    }
}
