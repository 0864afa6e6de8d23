package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import io.limpet.memory.Crc32;
import io.limpet.text.Utf8;
import java.io.IOException;

/**
 * An outbox in non-volatile memory: what it has accepted, marked or removed is so after a power cut too, at whatever
 * moment it comes. Format: docs/outbox-format.md.
 *
 * <p>Each operation writes one record to the log in {@link Ring}; {@link Index} knows those that live, and is made anew
 * by {@link JournalStart}. When the head is full, {@link Compaction} makes room.
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
    private final Compaction compaction;
    private final JournalStart start;

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
        this.compaction = new Compaction(layout, ring, index, whenFull);
        this.start = new JournalStart(memory, layout, ring, index, compaction, messageBytesMax);
    }

    private void open(boolean eraseForeign) throws OutboxException, JournalRefusedException {
        try {
            start.open(eraseForeign);
        } catch (IOException e) {
            throw failure(e);
        }
    }

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

    /** After a failure: what is there? */
    private void settle() throws OutboxException {
        if (!uncertain) {
            return;
        }
        try {
            start.openAgain();
            uncertain = false;
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
            index.refuse();
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
        if (crowded && oldest == NONE || !compaction.makeRoom(bytes)) {
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
        compaction.makeRoomForRecord(layout.valueBytes);
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
            compaction.makeRoomForRecord(layout.recordBytes(0));
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
        return index.dropped();
    }

    long lastNumber() {
        return index.lastNumber();
    }
}
