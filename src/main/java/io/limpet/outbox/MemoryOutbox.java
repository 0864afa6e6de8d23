package io.limpet.outbox;

/**
 * An outbox in RAM, made once: {@code capacity} slots of {@code messageBytesMax} bytes. A power cut empties it.
 *
 * <pre>
 *   queue   | number 7 slot 2 | number 8 gone | number 9 slot 0 |   ascending; removed ones leave a gap
 *           ^ first                                             ^ end
 *   slots   | bytes of 9 | free | bytes of 7 |
 * </pre>
 *
 * The queue has twice as many entries as there are slots, so that closing its gaps, when it has run to its end, is
 * needed once in {@code capacity} messages at most.
 */
public final class MemoryOutbox implements Outbox {

    /** What a queue entry holds in the place of a slot when its message has been removed. */
    private static final int GONE = -1;

    private final int messageBytesMax;
    private final WhenFull whenFull;

    /** An array each: a heap whose objects do not move rarely has one large piece left. */
    private final byte[][] messages;
    private final int[] lengths;
    private final int[] marks;

    /** The slots that hold no message: the first {@link #freeCount} entries. */
    private final int[] freeSlots;
    private int freeCount;

    private final long[] numbers;
    private final int[] slots;
    private int first;
    private int end;

    private long lastNumber;
    private long dropped;

    public MemoryOutbox(int capacity, int messageBytesMax, WhenFull whenFull) {
        if (capacity < 1 || messageBytesMax < 1) {
            throw new IllegalArgumentException("capacity: " + capacity + ", messageBytesMax: " + messageBytesMax
                    + ", must both be 1 or more");
        }
        this.messageBytesMax = messageBytesMax;
        this.whenFull = whenFull;
        this.messages = new byte[capacity][];
        this.lengths = new int[capacity];
        this.marks = new int[capacity];
        this.freeSlots = new int[capacity];
        this.numbers = new long[2 * capacity];
        this.slots = new int[2 * capacity];
        while (freeCount < capacity) {
            messages[freeCount] = new byte[messageBytesMax];
            freeSlots[freeCount] = freeCount;
            freeCount++;
        }
    }

    @Override
    public long append(byte[] message, int offset, int length) {
        if (length < 0 || length > messageBytesMax) {
            throw new IllegalArgumentException("length: " + length + ", must be 0 to " + messageBytesMax);
        }
        if (freeCount == 0 && !dropOne()) {
            return NONE;
        }
        if (end == numbers.length) {
            closeGaps();
        }
        int slot = freeSlots[--freeCount];
        System.arraycopy(message, offset, messages[slot], 0, length);
        lengths[slot] = length;
        marks[slot] = 0;
        numbers[end] = ++lastNumber;
        slots[end] = slot;
        end++;
        return lastNumber;
    }

    @Override
    public long next(long number) {
        for (int i = firstAbove(number); i < end; i++) {
            if (slots[i] != GONE) {
                return numbers[i];
            }
        }
        return NONE;
    }

    @Override
    public int length(long number) {
        int slot = slotOf(number);
        return slot == GONE ? -1 : lengths[slot];
    }

    @Override
    public void read(long number, int from, byte[] into, int offset, int length) {
        int slot = slotOf(number);
        if (slot == GONE || from < 0 || length < 0 || length > lengths[slot] - from) {
            throw new IllegalArgumentException("message " + number + ": no " + length + " bytes at " + from);
        }
        System.arraycopy(messages[slot], from, into, offset, length);
    }

    @Override
    public int mark(long number) {
        int slot = slotOf(number);
        return slot == GONE ? 0 : marks[slot];
    }

    @Override
    public void setMark(long number, int mark) {
        int slot = slotOf(number);
        if (slot != GONE) {
            marks[slot] = mark;
        }
    }

    @Override
    public void remove(long number) {
        int i = indexOf(number);
        if (i >= 0) {
            removeAt(i);
        }
    }

    @Override
    public int size() {
        return lengths.length - freeCount;
    }

    @Override
    public int capacity() {
        return lengths.length;
    }

    @Override
    public int messageBytesMax() {
        return messageBytesMax;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    /** Makes room, if the policy lets an older message go. Whichever goes is counted. */
    private boolean dropOne() {
        dropped++;
        if (whenFull == WhenFull.DROP_OLDEST) {
            for (int i = first; i < end; i++) {
                if (slots[i] != GONE && marks[slots[i]] == 0) {
                    removeAt(i);
                    return true;
                }
            }
        }
        return false;
    }

    private void removeAt(int i) {
        if (slots[i] == GONE) {
            return;
        }
        freeSlots[freeCount++] = slots[i];
        slots[i] = GONE;
        while (first < end && slots[first] == GONE) {
            first++;
        }
    }

    private void closeGaps() {
        int to = 0;
        for (int i = first; i < end; i++) {
            if (slots[i] != GONE) {
                numbers[to] = numbers[i];
                slots[to] = slots[i];
                to++;
            }
        }
        first = 0;
        end = to;
    }

    private int slotOf(long number) {
        int i = indexOf(number);
        return i < 0 ? GONE : slots[i];
    }

    private int indexOf(long number) {
        int i = firstAbove(number - 1);
        return i < end && numbers[i] == number ? i : -1;
    }

    /** The index of the first entry above a number, or {@link #end}. Without gaps the first guess is right. */
    private int firstAbove(long number) {
        if (first == end || number < numbers[first]) {
            return first;
        }
        if (number >= numbers[end - 1]) {
            return end;
        }
        int low = first;                                                       // numbers[low] <= number
        int high = (int) Math.min(end - 1, first + number - numbers[first] + 1);   // numbers[high] > number
        int guess = high - 1;
        while (high - low > 1) {
            if (numbers[guess] <= number) {
                low = guess;
            } else {
                high = guess;
            }
            guess = low + high >>> 1;
        }
        return high;
    }
}
