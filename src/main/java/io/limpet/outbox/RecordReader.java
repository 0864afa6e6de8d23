package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import io.limpet.memory.Crc32;
import java.io.IOException;

/** Reads headers and records where they lie, in small pieces, and tells whether they are any. */
final class RecordReader {

    /** How much is read at once. */
    private static final int CHUNK_BYTES = 64;

    private final NonVolatile memory;
    private final Layout layout;
    private final SectorHeader header;
    private final byte[] chunk = new byte[CHUNK_BYTES];

    /** Of the record that {@link #recordAt} has found. */
    int kind;
    int bodyBytes;
    int logSequence;
    long number;
    int value;

    RecordReader(NonVolatile memory, Layout layout, SectorHeader header) {
        this.memory = memory;
        this.layout = layout;
        this.header = header;
    }

    /** The sequence of a sector, or one of the constants of {@link SectorHeader}. */
    long headerOf(int sector) throws IOException {
        memory.read(sector * layout.sectorBytes, chunk, 0, SectorHeader.BYTES);
        return header.read(chunk, sector);
    }

    /** The log sequence in the header that was read last. */
    int headersLogSequence() {
        return SectorHeader.logSequence(chunk);
    }

    /** The size of the record that is there, rounded; 0 when there is none. */
    int recordAt(long sequence, int offset) throws IOException {
        int room = layout.sectorBytes - offset;
        if (room < Record.OVERHEAD_BYTES) {
            return 0;
        }
        int address = layout.address(sequence, offset);
        int have = Math.min(CHUNK_BYTES, room);
        memory.read(address, chunk, 0, have);
        kind = chunk[0];
        bodyBytes = Record.int16(chunk, 1);
        number = Record.number(chunk);
        if (!Record.isPossible(kind, bodyBytes, room) || !Record.isPossible(kind, number)
                || Record.isMessage(kind) && offset + layout.recordBytes(bodyBytes) > layout.messagesEnd) {
            return 0;
        }
        logSequence = Record.int16(chunk, 3);
        value = bodyBytes == 0 ? 0 : Record.int32(chunk, Record.HEADER_BYTES);
        return crcFits(sequence, address, have) ? layout.recordBytes(bodyBytes) : 0;
    }

    /** Whether a sector has its COMMIT, or something that was written after it: the COMMIT itself may be damaged. */
    boolean isCommitted(long sequence) throws IOException {
        for (int offset = layout.headerBytes; offset < layout.sectorBytes; ) {
            int bytes = recordAt(sequence, offset);
            if (bytes > 0 && kind != Record.COPY) {
                return true;
            }
            offset += Math.max(bytes, layout.unitBytes);
        }
        return false;
    }

    boolean isBlank(int address, int length) throws IOException {
        int end = address + length;
        for (int from = address; from < end; from += CHUNK_BYTES) {
            int count = Math.min(CHUNK_BYTES, end - from);
            memory.read(from, chunk, 0, count);
            for (int i = 0; i < count; i++) {
                if (chunk[i] != (byte) 0xff) {
                    return false;
                }
            }
        }
        return true;
    }

    /** With the first bytes of the record in the chunk. */
    private boolean crcFits(long sequence, int address, int have) throws IOException {
        int end = Record.HEADER_BYTES + bodyBytes;
        int crc = Record.crcOf(sequence);
        int from = 0;
        int count = Math.min(have, end);
        while (true) {
            crc = Crc32.update(crc, chunk, 0, count);
            from += count;
            if (from == end) {
                break;
            }
            count = Math.min(CHUNK_BYTES, end - from);
            memory.read(address + from, chunk, 0, count);
        }
        memory.read(address + end, chunk, 0, Record.CRC_BYTES);
        return Record.int32(chunk, 0) == ~crc;
    }
}
