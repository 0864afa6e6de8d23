package io.limpet.memory;

import io.limpet.board.NonVolatile;
import java.io.IOException;

/**
 * One of the two copies of a {@link Slot}'s record.
 *
 * <pre>
 *   0..1    | 2       | 3    | 4..7     | 8..11  | 12..15 | 16 ...          |      | last unit, 8 bytes at least |
 *   'L' 'K' | version | kind | sequence | length | CRC-32 | record, padding | free | sequence | ~sequence        |
 * </pre>
 *
 * <p>Integers are big-endian; the CRC is over bytes 0 to 11 and the record. The end mark is programmed when the rest
 * has been read back: where it stands, no power cut can have touched the rest. It is taken away first.
 */
final class SlotCopy {

    static final int HEADER_BYTES = 16;

    private static final int VERSION = 1;
    private static final int CRC_OFFSET = 12;
    private static final int MARK_BYTES = 8;
    private static final byte BLANK = (byte) 0xff;

    private final NonVolatile memory;
    private final int firstSector;
    private final int sectors;
    private final int kind;
    private final int address;
    private final int markAddress;

    /** Shared with the other copy; a unit at least, and a header. */
    private final byte[] unit;

    // As of the last look; 0, -1 and false when there is nothing.
    private int sequence;
    private int length;
    private int crc;
    private boolean finished;

    SlotCopy(NonVolatile memory, int firstSector, int sectors, int kind, byte[] unit) {
        this.memory = memory;
        this.firstSector = firstSector;
        this.sectors = sectors;
        this.kind = kind;
        this.unit = unit;
        this.address = firstSector * memory.sectorBytes();
        this.markAddress = address + sectors * memory.sectorBytes() - Math.max(memory.unitBytes(), MARK_BYTES);
    }

    int bytesMax() {
        return markAddress - address - HEADER_BYTES;
    }

    int sequence() {
        return sequence;
    }

    /** Whether it bears its end mark. */
    boolean isFinished() {
        return finished;
    }

    /** Reads what is around the record. */
    void look() throws IOException {
        memory.read(address, unit, 0, HEADER_BYTES);
        boolean mine = unit[0] == 'L' && unit[1] == 'K' && unit[2] == VERSION && unit[3] == (byte) kind;
        sequence = mine ? int32(4) : 0;
        length = mine ? int32(8) : -1;
        crc = int32(CRC_OFFSET);
        if (length > bytesMax()) {
            length = -1;
        }
        memory.read(markAddress, unit, 0, MARK_BYTES);
        finished = length >= 0 && int32(0) == sequence && int32(4) == ~sequence;
    }

    /** The length of the record, which is in the array now; or -1 when it is not intact, or does not fit. */
    int read(byte[] into) throws IOException {
        if (length < 0 || length > into.length) {
            return -1;
        }
        memory.read(address + HEADER_BYTES, into, 0, length);
        return crc == ~Crc32.update(headerCrc(length, sequence), into, 0, length) ? length : -1;
    }

    /** Whether the record is as it was written. */
    boolean isIntact() throws IOException {
        if (length < 0) {
            return false;
        }
        int found = headerCrc(length, sequence);
        for (int done = 0; done < length; done += unit.length) {
            int count = Math.min(length - done, unit.length);
            memory.read(address + HEADER_BYTES + done, unit, 0, count);
            found = Crc32.update(found, unit, 0, count);
        }
        return crc == ~found;
    }

    void write(byte[] from, int length, int sequence) throws IOException {
        clear();
        program(from, length, sequence, ~Crc32.update(headerCrc(length, sequence), from, 0, length));
        look();
        if (!isIntact() || this.length != length || this.sequence != sequence) {
            throw new IOException(memory.description() + ": at " + address + " it does not keep what is written."
                    + " Is it worn out, protected, its supply steady?");
        }
        blank();
        put32(0, sequence);
        put32(4, ~sequence);
        programMark();
    }

    private void clear() throws IOException {
        if (memory.isErasable()) {
            for (int i = sectors - 1; i >= 0; i--) {
                memory.erase(firstSector + i);
            }
        } else {
            blank();
            programMark();
        }
    }

    private void programMark() throws IOException {
        for (int done = 0; done < MARK_BYTES; done += memory.unitBytes()) {
            memory.program(markAddress + done, unit, done, memory.unitBytes());
        }
    }

    /** Header and record, unit by unit. */
    private void program(byte[] from, int length, int sequence, int crc) throws IOException {
        int end = HEADER_BYTES + length;
        int unitBytes = unit.length;   // a multiple of the memory's unit, both powers of two
        for (int done = 0; done < end; done += unitBytes) {
            blank();
            if (done == 0) {
                putHeader(length, sequence);
                put32(CRC_OFFSET, crc);
            }
            int begin = Math.max(done, HEADER_BYTES);
            int count = Math.min(end, done + unitBytes) - begin;
            System.arraycopy(from, begin - HEADER_BYTES, unit, begin - done, count);
            memory.program(address + done, unit, 0, Math.min(unitBytes, markAddress - address - done));
        }
    }

    /** Of bytes 0 to 11, to be gone on with. */
    private int headerCrc(int length, int sequence) {
        putHeader(length, sequence);
        return Crc32.update(~0, unit, 0, CRC_OFFSET);
    }

    private void putHeader(int length, int sequence) {
        unit[0] = 'L';
        unit[1] = 'K';
        unit[2] = VERSION;
        unit[3] = (byte) kind;
        put32(4, sequence);
        put32(8, length);
    }

    private void blank() {
        for (int i = 0; i < unit.length; i++) {
            unit[i] = BLANK;
        }
    }

    private void put32(int offset, int value) {
        for (int i = 0; i < 4; i++) {
            unit[offset + i] = (byte) (value >> (24 - 8 * i & 31));
        }
    }

    private int int32(int offset) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | unit[offset + i] & 0xff;
        }
        return value;
    }
}
