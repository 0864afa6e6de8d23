package io.limpet.outbox;

import io.limpet.board.NonVolatile;

/**
 * Where things are in a journal's memory. All that is written are whole units.
 *
 * <pre>
 *   sector   | header | COPY ... | COMMIT | MESSAGE, MARK, REMOVE, DROP ...           | MARK, REMOVE, DROP |
 *                                                                                     |<---- reserve ----->|
 * </pre>
 *
 * A message does not go into the reserve: what a sector holds of messages can so be copied into the next one, with
 * room left for a record, and a mark or an acknowledgement can always be written.
 */
final class Layout {

    /** The smallest number of sectors: two in the log and two that are not. */
    static final int SECTORS_MIN = 4;

    final int unitBytes;
    final int sectorBytes;
    final int sectors;

    /**
     * How many sectors the log has. Of flash two are not in it: the one that is to be overwritten, and the one that
     * fell out last. That stays whole until the COMMIT which put it out has proved itself: nothing can be written to
     * flash that a power cut may have touched, so that a doubtful COMMIT is made good by the next sector only.
     */
    final int logSectors;

    /** The rounded sizes of a sector's header, and of a record that carries a value: a MARK, a COMMIT. */
    final int headerBytes;
    final int valueBytes;

    /** Where messages end. */
    final int messagesEnd;

    Layout(NonVolatile memory) {
        unitBytes = memory.unitBytes();
        sectorBytes = memory.sectorBytes();
        sectors = memory.sectors();
        logSectors = sectors - (memory.isErasable() ? 2 : 1);
        headerBytes = padded(SectorHeader.BYTES);
        valueBytes = recordBytes(Record.VALUE_BYTES);
        messagesEnd = sectorBytes - Math.max(valueBytes, padded(sectorBytes / 8));
    }

    int padded(int bytes) {
        return (bytes + unitBytes - 1) / unitBytes * unitBytes;
    }

    int recordBytes(int bodyBytes) {
        return padded(Record.OVERHEAD_BYTES + bodyBytes);
    }

    int messageRecordBytes(int messageBytes) {
        return recordBytes(Record.VALUE_BYTES + messageBytes);
    }

    /** The longest message that a sector takes, beside the DROP of the one that gives way to it; less than 0: none. */
    int messageBytesMax() {
        int room = messagesEnd - headerBytes - valueBytes - recordBytes(0);
        return room / unitBytes * unitBytes - Record.OVERHEAD_BYTES - Record.VALUE_BYTES;
    }

    int sector(long sequence) {
        return (int) (sequence % sectors);
    }

    /** Half of what a sector holds of messages. */
    int halfBytes() {
        return (messagesEnd - headerBytes) / 2;
    }

    int address(long sequence, int offset) {
        return sector(sequence) * sectorBytes + offset;
    }

    /** Whether an address lies in the sector that a sequence has now. */
    boolean isIn(long sequence, int address) {
        return sequence > 0 && address / sectorBytes == sector(sequence);
    }
}
