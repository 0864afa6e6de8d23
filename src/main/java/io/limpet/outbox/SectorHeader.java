package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import io.limpet.memory.Crc32;

/**
 * What a sector of the journal begins with, so that its place in the ring shows, and whose it is.
 *
 * <pre>
 *   0..1  | 2       | 3         | 4..7   | 8..11    | 12..13  | 14..15                           | 16..19 |
 *   'L' 'J' version | log2 unit | device | sequence | sectors | log sequence of the last record  | CRC-32 |
 * </pre>
 */
final class SectorHeader {

    static final int BYTES = 20;

    private static final int VERSION = 1;
    private static final int CRC_OFFSET = 16;

    /** What a header tells, beside the sequence of a sector of this journal. */
    static final long DAMAGED = 0;
    static final long BLANK = -1;
    static final long OTHER_VERSION = -2;
    static final long OTHER_DEVICE = -3;
    static final long OTHER_LAYOUT = -4;

    private final NonVolatile memory;
    private final int device;

    SectorHeader(NonVolatile memory, int device) {
        this.memory = memory;
        this.device = device;
    }

    void write(byte[] into, long sequence, int logSequence) {
        into[0] = 'L';
        into[1] = 'J';
        into[2] = VERSION;
        into[3] = (byte) log2(memory.unitBytes());
        Record.putInt32(into, 4, device);
        Record.putInt32(into, 8, (int) sequence);
        Record.putInt16(into, 12, memory.sectors());
        Record.putInt16(into, 14, logSequence);
        Record.putInt32(into, CRC_OFFSET, Crc32.of(into, 0, CRC_OFFSET));
    }

    /** The sequence of the sector that begins so, 1 or more; or one of the constants. */
    long read(byte[] header, int sector) {
        if (header[0] != 'L' || header[1] != 'J') {
            return isBlank(header) ? BLANK : DAMAGED;
        }
        if (Record.int32(header, CRC_OFFSET) != Crc32.of(header, 0, CRC_OFFSET)) {
            return DAMAGED;
        }
        if (header[2] != VERSION) {
            return OTHER_VERSION;
        }
        if (Record.int32(header, 4) != device) {
            return OTHER_DEVICE;
        }
        long sequence = Record.int32(header, 8) & 0xffffffffL;
        boolean fits = header[3] == log2(memory.unitBytes()) && Record.int16(header, 12) == memory.sectors()
                && sequence % memory.sectors() == sector;
        return fits ? sequence : OTHER_LAYOUT;
    }

    static int logSequence(byte[] header) {
        return Record.int16(header, 14);
    }

    private static boolean isBlank(byte[] header) {
        for (int i = 0; i < BYTES; i++) {
            if (header[i] != (byte) 0xff) {
                return false;
            }
        }
        return true;
    }

    private static int log2(int powerOfTwo) {
        int exponent = 0;
        while (1 << (exponent & 31) < powerOfTwo) {
            exponent++;
        }
        return exponent;
    }
}
