package io.limpet.storm.broker;

import java.util.Arrays;

/**
 * Packets out of whatever pieces they come in (§2.2).
 *
 * <pre>
 *   | type, flags | remaining length: 7 bits a byte, low ones first, bit 7: more follow; 1 to 4 bytes | body |
 * </pre>
 */
final class Framing {

    /** What a device of the storm sends is much shorter; what claims to be longer is a mistake. */
    private static final int REMAINING_LENGTH_MAX = 1 << 20;

    private byte[] bytes = new byte[512];
    private int start;
    private int end;

    /** The fixed header's first byte of the packet that {@link #next} has found. */
    int first;

    /** Its remaining length. */
    int length;

    /** Where its body begins. */
    int offset;

    byte[] bytes() {
        return bytes;
    }

    void put(byte[] from, int at, int count) {
        if (end + count > bytes.length) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + count));
        }
        System.arraycopy(from, at, bytes, end, count);
        end += count;
    }

    /** Whether there is anything behind the last packet. */
    boolean hasMore() {
        return end > start;
    }

    /** Whether there is a whole packet, which is then to be looked at before anything else is put in. */
    boolean next() throws Breach {
        int at = start + 1;
        int value = 0;
        int shift = 0;
        int digit;
        do {
            if (at >= end) {
                return false;
            }
            digit = bytes[at++];
            value |= (digit & 0x7f) << shift;
            shift += 7;
            if (digit < 0 && shift == 28) {
                throw new Breach("2.2.3", "a remaining length of more than four bytes");
            }
        } while (digit < 0);
        if (digit == 0 && shift > 7) {
            throw new Breach("2.2.3", "a remaining length in more bytes than table 2.4 gives it");
        }
        if (value > REMAINING_LENGTH_MAX) {
            throw new Breach("2.2.3", "a remaining length of " + value);
        }
        if (value > end - at) {
            return false;
        }
        first = bytes[start] & 0xff;
        length = value;
        offset = at;
        start = at + value;
        return true;
    }
}
