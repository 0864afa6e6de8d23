package io.limpet.outbox;

/** An outbox in RAM, made once: {@code capacity} slots of {@code messageBytesMax} bytes. A power cut empties it. */
public final class MemoryOutbox implements Outbox {

    private final int messageBytesMax;
    private final WhenFull whenFull;
    private final Queue queue;

    /** By slot. An array each: a heap whose objects do not move rarely has one large piece left. */
    private final byte[][] messages;

    private long lastNumber;
    private long dropped;

    public MemoryOutbox(int capacity, int messageBytesMax, WhenFull whenFull) {
        if (capacity < 1 || messageBytesMax < 1) {
            throw new IllegalArgumentException("capacity: " + capacity + ", messageBytesMax: " + messageBytesMax
                    + ", must both be 1 or more");
        }
        this.messageBytesMax = messageBytesMax;
        this.whenFull = whenFull;
        this.queue = new Queue(capacity);
        this.messages = new byte[capacity][];
        for (int slot = 0; slot < capacity; slot++) {
            messages[slot] = new byte[messageBytesMax];
        }
    }

    @Override
    public long append(byte[] message, int offset, int length) {
        if (length < 0 || length > messageBytesMax) {
            throw new IllegalArgumentException("length: " + length + ", must be 0 to " + messageBytesMax);
        }
        if (queue.isFull() && !(whenFull == WhenFull.DROP_OLDEST && dropOldest())) {
            dropped++;
            return NONE;
        }
        add(++lastNumber, 0, message, offset, length);
        return lastNumber;
    }

    /** Takes a message under a number that is above all others. There is room. */
    void add(long number, int mark, byte[] message, int offset, int length) {
        System.arraycopy(message, offset, messages[queue.add(number, length, mark)], 0, length);
    }

    @Override
    public long next(long number) {
        return queue.next(number);
    }

    @Override
    public int length(long number) {
        return queue.length(number);
    }

    @Override
    public void read(long number, int from, byte[] into, int offset, int length) {
        int slot = queue.slot(number);
        if (slot == Queue.NONE || from < 0 || length < 0 || length > queue.lengths[slot] - from) {
            throw new IllegalArgumentException("message " + number + ": no " + length + " bytes at " + from);
        }
        System.arraycopy(messages[slot], from, into, offset, length);
    }

    @Override
    public int mark(long number) {
        return queue.mark(number);
    }

    @Override
    public void setMark(long number, int mark) {
        int slot = queue.slot(number);
        if (slot != Queue.NONE) {
            queue.marks[slot] = mark;
        }
    }

    @Override
    public void remove(long number) {
        queue.remove(number);
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public int capacity() {
        return messages.length;
    }

    @Override
    public int messageBytesMax() {
        return messageBytesMax;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    /** The bytes of a message that is there, from the start of the array. */
    byte[] bytes(long number) {
        return messages[queue.slot(number)];
    }

    /** Gives up the oldest message that is not under way. Returns whether there was one. */
    boolean dropOldest() {
        long oldest = queue.oldestUnmarked();
        if (oldest != NONE) {
            queue.remove(oldest);
            dropped++;
        }
        return oldest != NONE;
    }
}
