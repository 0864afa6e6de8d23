package io.limpet.outbox;

import io.limpet.memory.Crc32;

/**
 * A record of the journal, as it is written and as it was read.
 *
 * <pre>
 *   0    | 1..2        | 3..4         | 5..10          | 11 ...                          | 4 bytes  |
 *   kind | body length | log sequence | message number | body                            | CRC-32   | 0xFF to the unit
 *
 *   MESSAGE, COPY   body: mark (4), message            COPY: of what was live in the sector that falls out of the ring
 *   MARK            body: mark (4)
 *   REMOVE, DROP    no body                            it has arrived; it was given up
 *   COMMIT          body: dropped (4)                  number: the last that was given to a message
 * </pre>
 *
 * Numbers are most significant byte first. The CRC is that of the sector's sequence, 4 bytes, and of the record: what
 * an earlier turn of the ring has left is none. (To begin the register with the sequence would not do: one byte that
 * is torn over the old record's first can cancel the difference.) The log sequence grows by one with each record: a gap
 * in it is a record that was damaged.
 */
final class Record {

    static final int MESSAGE = 'M';
    static final int COPY = 'C';
    static final int MARK = 'K';
    static final int REMOVE = 'R';
    static final int DROP = 'D';
    static final int COMMIT = 'S';

    static final int HEADER_BYTES = 11;
    static final int CRC_BYTES = 4;

    /** What a record takes beside its body. */
    static final int OVERHEAD_BYTES = HEADER_BYTES + CRC_BYTES;

    /** A mark, or a count: the body of the records that have a fixed one, and the start of a message's. */
    static final int VALUE_BYTES = 4;

    private Record() {
    }

    /** Writes all but a message's bytes, which the caller puts behind it, and the CRC. */
    static void begin(byte[] into, int kind, int bodyBytes, int logSequence, long number, int value) {
        into[0] = (byte) kind;
        putInt16(into, 1, bodyBytes);
        putInt16(into, 3, logSequence);
        putInt16(into, 5, (int) (number >>> 32));
        putInt32(into, 7, (int) number);
        if (bodyBytes > 0) {
            putInt32(into, HEADER_BYTES, value);
        }
    }

    /** Writes the CRC, and fills up with ones: flash bits that are not programmed. */
    static void finish(byte[] record, int bodyBytes, long sectorSequence, int paddedBytes) {
        int end = HEADER_BYTES + bodyBytes;
        putInt32(record, end, ~Crc32.update(crcOf(sectorSequence), record, 0, end));
        for (int i = end + CRC_BYTES; i < paddedBytes; i++) {
            record[i] = (byte) 0xff;
        }
    }

    /** Whether a whole record, read from a sector of this sequence, is as it was written. */
    static boolean isIntact(byte[] record, int bodyBytes, long sectorSequence) {
        int end = HEADER_BYTES + bodyBytes;
        return int16(record, 1) == bodyBytes
                && int32(record, end) == ~Crc32.update(crcOf(sectorSequence), record, 0, end);
    }

    /** Whether a header can be one, of a record with this much room. */
    static boolean isPossible(int kind, int bodyBytes, int room) {
        return bodyBytes <= room - OVERHEAD_BYTES && bodyFits(kind, bodyBytes);
    }

    /** Whether a record of this kind has a message in it. */
    static boolean isMessage(int kind) {
        return kind == MESSAGE || kind == COPY;
    }

    /** Whether a record of this kind can have this number: those of messages begin at 1. */
    static boolean isPossible(int kind, long number) {
        return number > 0 || kind == COMMIT;
    }

    private static boolean bodyFits(int kind, int bodyBytes) {
        switch (kind) {
            case MESSAGE:
            case COPY:
                return bodyBytes >= VALUE_BYTES;
            case MARK:
            case COMMIT:
                return bodyBytes == VALUE_BYTES;
            case REMOVE:
            case DROP:
                return bodyBytes == 0;
            default:
                return false;
        }
    }

    /** The CRC of a sector's sequence, with which those of its records go on. */
    static int crcOf(long sectorSequence) {
        int crc = ~0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc = Crc32.update(crc, (int) sectorSequence >>> (shift & 31));
        }
        return crc;
    }

    static int int16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }

    static int int32(byte[] bytes, int offset) {
        return int16(bytes, offset) << 16 | int16(bytes, offset + 2);
    }

    static long number(byte[] header) {
        return (long) int16(header, 5) << 32 | int32(header, 7) & 0xffffffffL;
    }

    static void putInt16(byte[] into, int offset, int value) {
        into[offset] = (byte) (value >> 8);
        into[offset + 1] = (byte) value;
    }

    static void putInt32(byte[] into, int offset, int value) {
        putInt16(into, offset, value >>> 16);
        putInt16(into, offset + 2, value);
    }
}
