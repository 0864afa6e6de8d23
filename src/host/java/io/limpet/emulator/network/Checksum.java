package io.limpet.emulator.network;

/** The checksum of IP, TCP and UDP: the ones' complement sum of 16-bit words (RFC 1071). */
final class Checksum {

    private Checksum() {
    }

    /** The sum itself; its complement is what stands in a header. The count of bytes is even. */
    static int sum(byte[] bytes, int offset, int count) {
        int sum = 0;
        for (int i = offset; i < offset + count; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
        }
        return folded(sum);
    }

    /** A checksum after one word under it has changed (RFC 1624 §3, equation 3). */
    static int updated(int checksum, int before, int now) {
        return ~folded((~checksum & 0xffff) + (~before & 0xffff) + now) & 0xffff;
    }

    private static int folded(int sum) {
        int folded = (sum & 0xffff) + (sum >>> 16);
        return (folded & 0xffff) + (folded >>> 16);
    }
}
