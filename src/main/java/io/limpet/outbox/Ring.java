package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import java.io.IOException;

/**
 * The journal's sectors as a ring: the one that is written now (the head), those before it, and the one that is about
 * to be overwritten. Format: docs/outbox-format.md.
 *
 * <pre>
 *   sector   | 12 | 13 (head) | 8 | 9 | 10 | 11 |       the sector of a sequence is its remainder by their number
 *                              ^ not in the log: a new head, 14, will be made of it; of flash, 9 is not either
 * </pre>
 *
 * A sector becomes the head by its COMMIT, behind copies of all that was live in the sector that falls out of the log
 * with it; until then it is nothing. So at any moment all that lives lies in sectors that nobody touches.
 *
 * <p>What was being written when the power failed is in doubt, however it reads: it may read otherwise the next time.
 * So what is found at start is made firm before anybody relies on it: the last record is written once more.
 */
final class Ring {

    /** Told of each record that is found. */
    interface Visitor {

        /**
         * A record.
         *
         * @param value the mark or count that its body begins with; 0 when it has no body
         * @param messageAddress where the bytes of a message begin
         * @param messageBytes how many they are
         */
        void record(int kind, long number, int value, int messageAddress, int messageBytes);
    }

    /** A step back by one in the log sequence: the record that was in doubt has been written once more. */
    private static final int REPEATED = 0xffff;

    private final NonVolatile memory;
    private final Layout layout;
    private final SectorHeader header;
    private final RecordReader reader;

    /** What is written next is put together here. */
    private final byte[] out;

    /** The sequence of the newest sector that is part of the log; 0 when there is none. */
    private long head;

    /** The sector that is written: the head, or the next one until its COMMIT. */
    private long writing;

    /** Where in it the next record goes. */
    private int position;

    /** Of the last record, 0 to 65535. */
    private int logSequence;

    /** How many records are missing between those that were read. */
    private long damaged;

    /** Of the last record in the log; a COMMIT when there is none. */
    private int lastKind;
    private long lastNumber;
    private int lastValue;

    /** The last log sequence that there can be in a sector, by the header of the next one; one of them is in doubt. */
    private int ends;
    private boolean endsKnown;

    Ring(NonVolatile memory, Layout layout, int device, int messageBytesMax) {
        this.memory = memory;
        this.layout = layout;
        this.header = new SectorHeader(memory, device);
        this.reader = new RecordReader(memory, layout, header);
        this.out = new byte[Math.max(layout.headerBytes, layout.messageRecordBytes(messageBytesMax))];
    }

    // Finding what is there

    /**
     * Finds the head.
     *
     * @return its sequence; 0 when there is none, and {@link #content} tells why
     */
    long find() throws IOException {
        long newest = newestSequence();
        head = newest;
        if (reader.headerOf(layout.sector(newest + 1)) == SectorHeader.DAMAGED && reader.isCommitted(newest + 1)) {
            head = newest + 1;   // its header has been damaged since; its records know what they belong to
        }
        long whole = Math.max(0, newest - (layout.sectors - layout.logSectors));
        while (head > whole && !reader.isCommitted(head)) {
            head--;
        }
        if (head > 0 && reader.headerOf(layout.sector(head)) != head && !reader.isCommitted(head)) {
            head = 0;   // a header further on is all that there is of it
        }
        return head;
    }

    /**
     * What a memory without a head holds: {@link SectorHeader#BLANK} for nothing, which a cut in the making of the
     * first sector leaves as well; else what its headers tell.
     */
    long content() throws IOException {
        long content = SectorHeader.BLANK;
        boolean begun = false;
        for (int sector = 0; sector < layout.sectors; sector++) {
            long found = reader.headerOf(sector);
            if (found > layout.sectors - layout.logSectors) {
                return SectorHeader.DAMAGED;   // too far for a beginning
            }
            begun |= found > 0;
            content = Math.min(content, found);
        }
        return begun ? SectorHeader.BLANK : content == SectorHeader.BLANK && !isNew() ? SectorHeader.DAMAGED : content;
    }

    /**
     * Reads the log from its oldest sector to its newest, and gets ready to go on behind it.
     *
     * @param inNewSector whether not to write to the head any more: where a write has failed, the next one would too
     */
    void readAll(Visitor visitor, boolean inNewSector) throws IOException {
        damaged = 0;
        lastKind = Record.COMMIT;
        lastNumber = 0;
        lastValue = 0;
        boolean begun = false;
        for (long sequence = tail(); sequence <= head; sequence++) {
            endsKnown = sequence < head && reader.headerOf(layout.sector(sequence + 1)) == sequence + 1;
            ends = reader.headersLogSequence() + 1;
            if (reader.headerOf(layout.sector(sequence)) == sequence) {
                follow(reader.headersLogSequence(), begun);
                begun = true;
            }
            begun |= readSector(sequence, visitor, begun);
        }
        writing = head;
        logSequence = logSequence - 1 & 0xffff;   // the last record is in doubt: the next one takes its place
        if (inNewSector) {
            position = layout.sectorBytes;
        }
    }

    /** How many records a bit error has made unreadable. */
    long damaged() {
        return damaged;
    }

    /** The kind of the last record that {@link #readAll} found. */
    int lastKind() {
        return lastKind;
    }

    /** The number in that record. */
    long lastNumber() {
        return lastNumber;
    }

    /** The mark or count in that record. */
    int lastValue() {
        return lastValue;
    }

    /** The oldest sector that is part of the log: it falls out when the next head is made. */
    long tail() {
        return Math.max(1, head - (layout.logSectors - 1));
    }

    /** Whether the head's successor pushes {@link #tail} out of the log. */
    boolean isRound() {
        return head >= layout.logSectors;
    }

    // Writing

    /** Whether a record fits the head, ending before this offset. */
    boolean fits(int recordBytes, int endOffset) {
        return position + recordBytes <= endOffset;
    }

    int append(int kind, long number, int value) throws IOException {
        return append(kind, number, value, null, 0, 0);
    }

    /**
     * Writes a record and reads it back. There is room. A message begins where the body's value ends.
     *
     * @return the address of the message, if it is one
     * @throws IOException when the memory fails or does not keep what is written; what it holds is to be found out anew
     */
    int append(int kind, long number, int value, byte[] message, int offset, int length) throws IOException {
        int body = bodyBytes(kind, length);
        Record.begin(out, kind, body, logSequence + 1 & 0xffff, number, value);
        if (length > 0) {
            System.arraycopy(message, offset, out, Record.HEADER_BYTES + Record.VALUE_BYTES, length);
        }
        return write(body);
    }

    /**
     * Writes a message again that is elsewhere in the ring.
     *
     * @param kind COPY, or MESSAGE
     * @return its new address; -1 when a bit error has damaged it since it was read: nothing is written then
     */
    int copy(int kind, long number, int mark, int messageAddress, int length) throws IOException {
        int body = Record.VALUE_BYTES + length;
        int source = messageAddress - Record.HEADER_BYTES - Record.VALUE_BYTES;
        memory.read(source, out, 0, Record.OVERHEAD_BYTES + body);
        if (!Record.isIntact(out, body, sequenceOf(source))) {
            damaged++;
            return -1;
        }
        Record.begin(out, kind, body, logSequence + 1 & 0xffff, number, mark);
        return write(body);
    }

    /** Whether the record of a message reads as it was written. If not, that is counted. */
    boolean isIntact(int messageAddress) throws IOException {
        int address = messageAddress - Record.HEADER_BYTES - Record.VALUE_BYTES;
        boolean intact = reader.recordAt(sequenceOf(address), address % layout.sectorBytes) > 0;
        damaged += intact ? 0 : 1;
        return intact;
    }

    /** Begins the next sector. It counts for nothing until {@link #commit}. */
    void beginSector() throws IOException {
        writing = head + 1;
        int sector = layout.sector(writing);
        if (memory.isErasable() || writing > 1 && !isPassedOver(sector)) {
            wipe(sector);
        }
        fill(layout.headerBytes);
        header.write(out, writing, logSequence);
        memory.program(sector * layout.sectorBytes, out, 0, layout.headerBytes);
        if (reader.headerOf(sector) != writing) {
            throw notKept(sector * layout.sectorBytes);
        }
        position = layout.headerBytes;
    }

    /** Makes the sector that was begun the head. */
    void commit(long lastNumber, long dropped) throws IOException {
        append(Record.COMMIT, lastNumber, (int) dropped);
        head = writing;
    }

    /** Takes away what a memory holds, so that none of it is ever taken for part of the new journal. */
    void clear() throws IOException {
        head = 0;
        logSequence = 0;
        for (int sector = 0; sector < layout.sectors; sector++) {
            wipe(sector);
        }
    }

    /**
     * Takes away what was begun behind the head and has no COMMIT now: were it to read as if it had one the next time,
     * it would bring back what has changed since.
     */
    void clearBeyondHead() throws IOException {
        for (long sequence = head + 1; sequence <= head + layout.sectors - layout.logSectors; sequence++) {
            long found = reader.headerOf(layout.sector(sequence));
            if (found == sequence || found == SectorHeader.DAMAGED) {
                wipe(layout.sector(sequence));
            }
        }
    }

    /** Whether nothing has been written to the sector since it fell out of the log. */
    private boolean isPassedOver(int sector) throws IOException {
        return writing > layout.sectors && reader.headerOf(sector) == writing - layout.sectors;
    }

    /**
     * Of an EEPROM only what an attempt to make the same sector may have left, cut off or failed, must go: its records
     * bear the same sequence. All else is overwritten as it is. The header goes last: without it, a COMMIT might
     * still count.
     */
    private void wipe(int sector) throws IOException {
        if (memory.isErasable()) {
            memory.erase(sector);
            return;
        }
        fill(layout.unitBytes);
        for (int offset = layout.sectorBytes - layout.unitBytes; offset >= 0; offset -= layout.unitBytes) {
            memory.program(sector * layout.sectorBytes + offset, out, 0, layout.unitBytes);
        }
    }

    private static int bodyBytes(int kind, int messageBytes) {
        return kind == Record.REMOVE || kind == Record.DROP ? 0 : Record.VALUE_BYTES + messageBytes;
    }

    private int write(int body) throws IOException {
        int bytes = layout.recordBytes(body);
        if (!fits(bytes, layout.sectorBytes)) {
            throw new IOException("no room in any sector, as in no journal that was written here");
        }
        Record.finish(out, body, writing, bytes);
        int address = layout.address(writing, position);
        memory.program(address, out, 0, bytes);
        if (reader.recordAt(writing, position) != bytes) {
            throw notKept(address);
        }
        position += bytes;
        logSequence = logSequence + 1 & 0xffff;
        return address + Record.HEADER_BYTES + Record.VALUE_BYTES;
    }

    private IOException notKept(int address) {
        return new IOException("sector " + address / layout.sectorBytes + ", address " + address
                + ", does not keep what is written to it: write-protected, or worn out");
    }

    // Reading

    private long newestSequence() throws IOException {
        long newest = 0;
        for (int sector = 0; sector < layout.sectors; sector++) {
            newest = Math.max(newest, reader.headerOf(sector));
        }
        return newest;
    }

    /** Returns whether there was a record. */
    private boolean readSector(long sequence, Visitor visitor, boolean begun) throws IOException {
        boolean any = false;
        position = layout.headerBytes;
        for (int offset = position; offset < layout.sectorBytes; ) {
            int bytes = reader.recordAt(sequence, offset);
            if (bytes > 0 && !isLate() && !(isBackwards() && (begun || any))) {
                follow(reader.logSequence - 1, begun || any);
                logSequence = reader.logSequence;
                any = true;
                lastKind = reader.kind;
                lastNumber = reader.number;
                lastValue = reader.value;
                visitor.record(lastKind, lastNumber, lastValue, layout.address(sequence, offset) + Record.HEADER_BYTES
                        + Record.VALUE_BYTES, reader.bodyBytes - Record.VALUE_BYTES);
                position = offset + bytes;
            }
            offset += Math.max(bytes, layout.unitBytes);
        }
        return any;
    }

    /**
     * Whether a record reads well that did not when the next sector was begun: it was torn, and what it says has been
     * known since not to be so.
     */
    private boolean isLate() {
        int beyond = reader.logSequence - ends & 0xffff;
        return endsKnown && beyond > 0 && beyond < 0x8000;
    }

    /** Whether a record says that it was written before the one in front of it: only a forged journal has such. */
    private boolean isBackwards() {
        int missing = reader.logSequence - 1 - logSequence & 0xffff;
        return missing >= 0x8000 && missing != REPEATED;
    }

    /** Compares the log sequence that should be the last with the one that is, and counts what is missing. */
    private void follow(int last, boolean begun) {
        int missing = last - logSequence & 0xffff;
        if (begun && missing != REPEATED) {
            damaged += missing;
        }
        logSequence = last & 0xffff;
    }

    /** The sequence of the sector that an address in the log lies in. */
    private long sequenceOf(int address) {
        int behind = layout.sector(head) - address / layout.sectorBytes;
        return head - (behind < 0 ? behind + layout.sectors : behind);
    }

    /** Whether a memory is as it left the factory, but for what a cut in the making of the first sector left there. */
    private boolean isNew() throws IOException {
        int first = layout.sector(1) * layout.sectorBytes;
        int behind = first + layout.sectorBytes;
        return reader.isBlank(0, first) && reader.isBlank(behind, layout.sectors * layout.sectorBytes - behind);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            out[i] = (byte) 0xff;
        }
    }
}
