package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import io.limpet.text.Utf8;
import java.io.IOException;

/**
 * An outbox in non-volatile memory: what it has accepted, marked or removed is so after a power cut too, at whatever
 * moment it comes. Format: docs/outbox-format.md.
 *
 * <p>Each operation writes one record to the log in {@link Ring}; {@link Index} knows those that live, and is made anew
 * at start. When the head is full, the oldest sector gives its place: what lives in it is copied first. If that is
 * more than half of it, the journal is full, and the policy decides: the oldest messages, those of that sector, are
 * given up together, or the new one is. So an operation erases one sector at most and copies no more than one.
 *
 * <p>When a write fails, what the memory holds is found out anew, and the write is tried once more in another sector.
 */
public final class JournalOutbox implements Outbox {

    private final NonVolatile memory;
    private final Layout layout;
    private final Ring ring;
    private final Index index;
    private final Queue queue;
    private final int capacity;
    private final int messageBytesMax;
    private final WhenFull whenFull;

    /** New messages that were dropped since the last COMMIT. */
    private long refused;

    /** Whether what the memory holds may differ from what is known here: an operation has failed. */
    private boolean uncertain;

    /**
     * Takes up the journal that a memory holds, or makes one in a memory that is blank.
     *
     * @param serialNumber of the board: no other's journal is taken up
     * @param capacity how many messages may wait; as many as the memory has room for, if that are fewer
     * @param eraseForeign whether to erase what else the memory may hold
     * @throws JournalRefusedException when it holds something else, or does not fit these sizes
     * @throws OutboxException when it fails
     */
    public static JournalOutbox open(NonVolatile memory, String serialNumber, int capacity, int messageBytesMax,
            WhenFull whenFull, boolean eraseForeign) throws OutboxException, JournalRefusedException {
        int most = messageBytesMax(memory);
        if (memory.sectors() < Layout.SECTORS_MIN || messageBytesMax > most) {
            throw new JournalRefusedException(memory.description() + ": " + memory.sectors() + " sectors of "
                    + memory.sectorBytes() + " bytes take no messages of " + messageBytesMax + " bytes, but "
                    + (memory.sectors() < Layout.SECTORS_MIN || most < 0 ? "none" : "up to " + most));
        }
        JournalOutbox journal = new JournalOutbox(memory, serialNumber, capacity, messageBytesMax, whenFull);
        journal.open(eraseForeign);
        return journal;
    }

    /** The longest message that a journal in this memory takes; less than 1 when it takes none. */
    public static int messageBytesMax(NonVolatile memory) {
        return new Layout(memory).messageBytesMax();
    }

    private JournalOutbox(NonVolatile memory, String serialNumber, int capacity, int messageBytesMax,
            WhenFull whenFull) {
        if (capacity < 1 || messageBytesMax < 1) {
            throw new IllegalArgumentException("capacity: " + capacity + ", messageBytesMax: " + messageBytesMax
                    + ", must both be 1 or more");
        }
        byte[] device = Utf8.bytes(serialNumber);
        this.memory = memory;
        this.layout = new Layout(memory);
        this.ring = new Ring(memory, layout, Crc32.of(device, 0, device.length), messageBytesMax);
        this.index = new Index(capacity);
        this.queue = index.queue;
        this.capacity = capacity;
        this.messageBytesMax = messageBytesMax;
        this.whenFull = whenFull;
    }

    private void open(boolean eraseForeign) throws OutboxException, JournalRefusedException {
        try {
            if (ring.find() == 0) {
                begin(eraseForeign);
            }
            recover(memory.isErasable());
        } catch (IOException e) {
            throw failure(e);
        }
        for (long number = queue.next(NONE); number != NONE; number = queue.next(number)) {
            if (queue.length(number) > messageBytesMax) {
                throw new JournalRefusedException(memory.description() + ": a message of " + queue.length(number)
                        + " bytes waits in its journal, longer than outbox.message-bytes = " + messageBytesMax
                        + ". Leave room for it until it has been delivered");
            }
        }
    }

    private void begin(boolean eraseForeign) throws IOException, JournalRefusedException {
        long content = ring.content();
        if (content != SectorHeader.BLANK) {
            if (!eraseForeign) {
                throw new JournalRefusedException(memory.description() + ": it holds " + called(content)
                        + ", and is left as it is. To erase it, set outbox.foreign-journal = erase");
            }
            ring.clear();
        }
        ring.beginSector();
        ring.commit(0, 0);
    }

    private static String called(long content) {
        if (content == SectorHeader.OTHER_DEVICE) {
            return "another device's journal";
        }
        if (content == SectorHeader.OTHER_VERSION) {
            return "a journal in the format of another version";
        }
        return content == SectorHeader.OTHER_LAYOUT ? "a journal that was made with other sizes"
                : "something that is no journal";
    }

    // Recovery

    /** For the log: {@code "12 waiting, 3 of them under way, 1 damaged record skipped"}. */
    public String recovery() {
        int marked = 0;
        for (long number = queue.next(NONE); number != NONE; number = queue.next(number)) {
            if (queue.mark(number) != 0) {
                marked++;
            }
        }
        return queue.size() + " waiting" + (marked > 0 ? ", " + marked + " of them under way" : "")
                + (damaged() > 0 ? ", " + damaged() + " damaged records skipped" : "");
    }

    /** How many records a bit error had made unreadable when the journal was taken up: skipped. */
    public long damaged() {
        return ring.damaged();
    }

    private void recover(boolean inNewSector) throws IOException {
        uncertain = true;
        index.clear();
        ring.readAll(index, inNewSector);
        makeFirm(ring.lastKind(), ring.lastNumber(), ring.lastValue());
        uncertain = false;
    }

    /** Writes the last record once more: it was being written, perhaps, when the power failed. */
    private void makeFirm(int kind, long number, int value) throws IOException {
        ring.clearBeyondHead();
        if (memory.isErasable()) {
            rotate(false);
        }
        if (kind == Record.MESSAGE) {
            makeMessageFirm(number);
        } else if (kind != Record.COMMIT || !memory.isErasable()) {
            rotateUnlessFits(layout.valueBytes);
            ring.append(memory.isErasable() && kind == Record.DROP ? Record.REMOVE : kind, number, value);
        }
    }

    /** Where there is no room it stays as it is: then the journal is full to the brim. */
    private void makeMessageFirm(long number) throws IOException {
        int slot = queue.slot(number);
        int address = index.address(slot);
        int bytes = layout.messageRecordBytes(queue.lengths[slot]);
        for (int turn = 1; turn < layout.sectors && !ring.fits(bytes, layout.messagesEnd); turn++) {
            rotate(false);
        }
        if (index.address(slot) == address && ring.fits(bytes, layout.messagesEnd)) {
            index.move(number, ring.copy(Record.MESSAGE, number, queue.marks[slot], address, queue.lengths[slot]));
        }
    }

    /** After a failure: what is there? */
    private void settle() throws OutboxException {
        if (!uncertain) {
            return;
        }
        try {
            if (ring.find() == 0) {
                throw new IOException("the journal is gone");
            }
            recover(true);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private OutboxException failure(IOException e) {
        uncertain = true;
        return readFailure(e);
    }

    private OutboxException readFailure(IOException e) {
        return new OutboxException(memory.description() + ": " + e.getMessage());
    }

    // The life of a message

    @Override
    public long append(byte[] message, int offset, int length) throws OutboxException {
        if (length < 0 || length > messageBytesMax) {
            throw new IllegalArgumentException("length: " + length + ", must be 0 to " + messageBytesMax);
        }
        settle();
        if (!put(index.lastNumber() + 1, 0, message, offset, length)) {
            refused++;
            return NONE;
        }
        return index.lastNumber();
    }

    /**
     * Takes a message under a number that is above all others.
     *
     * @return false when there is no room for it by the policy
     */
    boolean put(long number, int mark, byte[] message, int offset, int length) throws OutboxException {
        settle();
        try {
            return write(number, mark, message, offset, length);
        } catch (IOException e) {
            lookAgain();
        }
        try {
            return queue.length(number) >= 0 || write(number, mark, message, offset, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private boolean write(long number, int mark, byte[] message, int offset, int length) throws IOException {
        boolean crowded = queue.size() >= capacity;
        long oldest = crowded && whenFull == WhenFull.DROP_OLDEST ? queue.oldestUnmarked() : NONE;
        int bytes = layout.messageRecordBytes(length) + (crowded ? layout.recordBytes(0) : 0);
        if (crowded && oldest == NONE || !makeRoom(bytes)) {
            return false;
        }
        if (crowded && queue.size() >= capacity) {   // it may have gone with its sector
            drop(oldest);
        }
        index.add(number, length, mark, ring.append(Record.MESSAGE, number, mark, message, offset, length));
        return true;
    }

    /** Writes what has become of a message. */
    private void note(int kind, long number, int value) throws OutboxException {
        try {
            write(kind, number, value);
            return;
        } catch (IOException e) {
            lookAgain();
        }
        try {
            write(kind, number, value);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void write(int kind, long number, int value) throws IOException {
        rotateUnlessFits(layout.valueBytes);
        ring.append(kind, number, value);
    }

    /** A write has failed, perhaps for a bad cell: what is written next goes into another sector. */
    private void lookAgain() throws OutboxException {
        uncertain = true;
        settle();
    }

    /** Gives up the oldest message that is not under way. Returns whether there was one. */
    boolean dropOldest() throws OutboxException {
        settle();
        long oldest = queue.oldestUnmarked();
        if (oldest == NONE) {
            return false;
        }
        try {
            rotateUnlessFits(layout.recordBytes(0));
            if (queue.slot(oldest) != Queue.NONE) {
                drop(oldest);
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return true;
    }

    private void drop(long number) throws IOException {
        ring.append(Record.DROP, number, 0);
        index.drop(number);
    }

    @Override
    public long next(long number) throws OutboxException {
        settle();
        return queue.next(number);
    }

    @Override
    public int length(long number) throws OutboxException {
        settle();
        int slot = queue.slot(number);
        if (slot == Queue.NONE) {
            return -1;
        }
        try {
            if (ring.isIntact(index.address(slot))) {
                return queue.lengths[slot];
            }
        } catch (IOException e) {
            throw readFailure(e);
        }
        queue.remove(number);
        return -1;
    }

    @Override
    public void read(long number, int from, byte[] into, int offset, int length) throws OutboxException {
        settle();
        int slot = queue.slot(number);
        if (slot == Queue.NONE || from < 0 || length < 0 || length > queue.lengths[slot] - from) {
            throw new IllegalArgumentException("message " + number + ": no " + length + " bytes at " + from);
        }
        try {
            memory.read(index.address(slot) + from, into, offset, length);
        } catch (IOException e) {
            throw readFailure(e);
        }
    }

    @Override
    public int mark(long number) throws OutboxException {
        settle();
        return queue.mark(number);
    }

    @Override
    public void setMark(long number, int mark) throws OutboxException {
        settle();
        if (queue.length(number) < 0 || queue.mark(number) == mark) {
            return;
        }
        note(Record.MARK, number, mark);
        index.mark(number, mark);
    }

    @Override
    public void remove(long number) throws OutboxException {
        settle();
        if (queue.length(number) < 0) {
            return;
        }
        note(Record.REMOVE, number, 0);
        queue.remove(number);
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public int messageBytesMax() {
        return messageBytesMax;
    }

    @Override
    public long dropped() {
        return index.dropped() + refused;
    }

    long lastNumber() {
        return index.lastNumber();
    }

    // The turn of the ring

    /** Sees to it that a message of so many bytes fits the head, if need be at the price of the oldest sector's. */
    private boolean makeRoom(int bytes) throws IOException {
        if (ring.fits(bytes, layout.messagesEnd)) {
            return true;
        }
        int live = index.liveBytes(layout, falling(), false);
        boolean full = live > layout.halfBytes() && isCrowded() || !fitsBehind(live, bytes);
        int marked = index.liveBytes(layout, falling(), true);
        if (full && (whenFull == WhenFull.DROP_NEWEST || !fitsBehind(marked, bytes))) {
            return false;
        }
        rotate(full);
        return ring.fits(bytes, layout.messagesEnd);
    }

    /** Whether a new sector takes so many bytes behind the copies. */
    private boolean fitsBehind(int copiedBytes, int bytes) {
        return layout.headerBytes + copiedBytes + layout.valueBytes + bytes <= layout.messagesEnd;
    }

    /** Marks and acknowledgements are never refused: the reserve is for them. */
    private void rotateUnlessFits(int bytes) throws IOException {
        if (!ring.fits(bytes, layout.sectorBytes)) {
            rotate(false);
        }
    }

    /** Whether so much lives that it is not for want of a few turns that there is no room. */
    private boolean isCrowded() {
        return index.liveBytes(layout) > (layout.logSectors - 1) * layout.halfBytes();
    }

    /** The sequence of the sector that falls out of the log with the next turn; 0 as long as none does. */
    private long falling() {
        return ring.isRound() ? ring.tail() : 0;
    }

    /** Makes a new head: with copies of what lives in the oldest sector, or of what is under way if the rest goes. */
    private void rotate(boolean giveUp) throws IOException {
        long given = 0;
        long falling = falling();
        ring.beginSector();
        for (long number = queue.next(NONE); number != NONE; number = queue.next(number)) {
            int slot = queue.slot(number);
            if (!layout.isIn(falling, index.address(slot))) {
                continue;
            }
            if (giveUp && queue.marks[slot] == 0) {
                given++;
                queue.remove(number);
            } else {
                index.move(number, ring.copy(Record.COPY, number, queue.marks[slot], index.address(slot),
                        queue.lengths[slot]));
            }
        }
        ring.commit(index.lastNumber(), index.dropped() + refused + given);
        index.dropUnseen(refused + given);
        refused = 0;
    }
}
