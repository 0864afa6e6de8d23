package io.limpet.outbox;

/**
 * A few messages in RAM before a {@link JournalOutbox}: what leaves soon need not be written. It spares the memory,
 * and a power cut loses the young ones.
 *
 * <pre>
 *   append --> young, in RAM --(more than fit, or {@link #flush})--> journal       the oldest first
 * </pre>
 *
 * So all numbers in the journal are below those of the young.
 */
public final class WriteBehindOutbox implements Outbox {

    private final JournalOutbox journal;
    private final WhenFull whenFull;
    private final int youngMax;
    private final MemoryOutbox young;

    private long lastNumber;
    private long dropped;

    /** The one that was on its way to the journal when that failed, and may have arrived there; or {@link #NONE}. */
    private long doubtful = NONE;

    /** @param youngMax how many messages wait in RAM at most: what a power cut can cost */
    public WriteBehindOutbox(JournalOutbox journal, int youngMax, WhenFull whenFull) {
        this.journal = journal;
        this.whenFull = whenFull;
        this.youngMax = Math.min(youngMax, journal.capacity());
        this.young = new MemoryOutbox(this.youngMax, journal.messageBytesMax(), WhenFull.DROP_NEWEST);
        this.lastNumber = journal.lastNumber();
    }

    @Override
    public long append(byte[] message, int offset, int length) throws OutboxException {
        if (length < 0 || length > messageBytesMax()) {
            throw new IllegalArgumentException("length: " + length + ", must be 0 to " + messageBytesMax());
        }
        settle();
        if (size() >= capacity() && !dropOne() || young.size() == youngMax && !settleOldest()) {
            dropped++;
            return NONE;
        }
        young.add(++lastNumber, 0, message, offset, length);
        return lastNumber;
    }

    /**
     * The oldest message in RAM, or {@link #NONE}: if it is still there after the time that a reading may be at risk,
     * {@link #flush} is due.
     */
    public long oldestYoung() {
        return young.next(NONE);
    }

    /** The newest message that was ever accepted, or {@link #NONE}. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Writes all that is in RAM to the journal, as far as that takes it. */
    public void flush() throws OutboxException {
        settle();
        boolean more = young.size() > 0;
        while (more) {
            more = settleOldest() && young.size() > 0;
        }
    }

    @Override
    public long next(long number) throws OutboxException {
        settle();
        long next = journal.next(number);
        return next == NONE ? young.next(number) : next;
    }

    @Override
    public int length(long number) throws OutboxException {
        return home(number).length(number);
    }

    @Override
    public void read(long number, int from, byte[] into, int offset, int length) throws OutboxException {
        home(number).read(number, from, into, offset, length);
    }

    @Override
    public int mark(long number) throws OutboxException {
        return home(number).mark(number);
    }

    @Override
    public void setMark(long number, int mark) throws OutboxException {
        home(number).setMark(number, mark);
    }

    @Override
    public void remove(long number) throws OutboxException {
        home(number).remove(number);
    }

    @Override
    public int size() {
        return journal.size() + young.size();
    }

    @Override
    public int capacity() {
        return journal.capacity();
    }

    @Override
    public int messageBytesMax() {
        return journal.messageBytesMax();
    }

    @Override
    public long dropped() {
        return journal.dropped() + young.dropped() + dropped;
    }

    private Outbox home(long number) throws OutboxException {
        settle();
        return young.length(number) >= 0 ? young : journal;
    }

    /** After a failure: where is it? */
    private void settle() throws OutboxException {
        if (doubtful != NONE) {
            if (journal.length(doubtful) >= 0) {
                young.remove(doubtful);
            }
            doubtful = NONE;
        }
    }

    /** Whether the policy gave up an older message, which is counted where it was. */
    private boolean dropOne() throws OutboxException {
        return whenFull == WhenFull.DROP_OLDEST && (journal.dropOldest() || young.dropOldest());
    }

    /** Moves the oldest of the young to the journal, mark and all. Returns whether that took it. */
    private boolean settleOldest() throws OutboxException {
        long oldest = young.next(NONE);
        doubtful = oldest;
        boolean taken = journal.put(oldest, young.mark(oldest), young.bytes(oldest), 0, young.length(oldest));
        doubtful = NONE;
        if (taken) {
            young.remove(oldest);
        }
        return taken;
    }
}
