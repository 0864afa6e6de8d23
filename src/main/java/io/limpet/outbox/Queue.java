package io.limpet.outbox;

/**
 * Which messages there are: their numbers in order, and for each a slot that tells where its bytes are, with its length
 * and its mark.
 *
 * <pre>
 *   queue   | number 7 slot 2 | number 8 gone | number 9 slot 0 |   ascending; removed ones leave a gap
 *           ^ first                                             ^ end
 *   slots   | 9: length, mark | free | 7: length, mark |
 * </pre>
 *
 * The queue has twice as many entries as there are slots, so that closing its gaps, when it has run to its end, is
 * needed once in {@code capacity} messages at most.
 */
final class Queue {

    /** No slot: what a queue entry holds when its message has been removed. */
    static final int NONE = -1;

    /** By slot. */
    int[] lengths;
    int[] marks;

    /** The slots that hold no message: the first {@link #freeCount} entries. */
    private int[] freeSlots;
    private int freeCount;

    private long[] numbers;
    private int[] slots;
    private int first;
    private int end;

    Queue(int capacity) {
        allocate(capacity);
        clear();
    }

    int size() {
        return lengths.length - freeCount;
    }

    int capacity() {
        return lengths.length;
    }

    boolean isFull() {
        return freeCount == 0;
    }

    void clear() {
        first = 0;
        end = 0;
        freeCount = 0;
        while (freeCount < freeSlots.length) {
            freeSlots[freeCount] = freeCount;
            freeCount++;
        }
    }

    /** Enters a message, in most cases behind all others. There is a free slot. Returns the one that it has now. */
    int add(long number, int length, int mark) {
        int slot = freeSlots[--freeCount];
        lengths[slot] = length;
        marks[slot] = mark;
        slots[entryFor(number)] = slot;
        return slot;
    }

    /** An entry for a number: that of one that was removed, or a new one. */
    private int entryFor(long number) {
        if (indexOf(number) >= 0) {
            return indexOf(number);
        }
        if (end == numbers.length) {
            closeGaps();
        }
        int i = firstAbove(number);
        if (i < end) {
            System.arraycopy(numbers, i, numbers, i + 1, end - i);
            System.arraycopy(slots, i, slots, i + 1, end - i);
        }
        numbers[i] = number;
        end++;
        return i;
    }

    /** The smallest number above this one, or {@link Outbox#NONE}. */
    long next(long number) {
        for (int i = firstAbove(number); i < end; i++) {
            if (slots[i] != NONE) {
                return numbers[i];
            }
        }
        return Outbox.NONE;
    }

    /** The slot of a number, or {@link #NONE}. */
    int slot(long number) {
        int i = indexOf(number);
        return i < 0 ? NONE : slots[i];
    }

    int length(long number) {
        int slot = slot(number);
        return slot == NONE ? -1 : lengths[slot];
    }

    int mark(long number) {
        int slot = slot(number);
        return slot == NONE ? 0 : marks[slot];
    }

    /** The oldest message that is not under way, or {@link Outbox#NONE}. */
    long oldestUnmarked() {
        for (int i = first; i < end; i++) {
            if (slots[i] != NONE && marks[slots[i]] == 0) {
                return numbers[i];
            }
        }
        return Outbox.NONE;
    }

    void remove(long number) {
        int i = indexOf(number);
        if (i < 0 || slots[i] == NONE) {
            return;
        }
        freeSlots[freeCount++] = slots[i];
        slots[i] = NONE;
        while (first < end && slots[first] == NONE) {
            first++;
        }
    }

    /** Doubles the capacity; slots keep their numbers. At start only: it allocates. */
    void grow() {
        int capacity = lengths.length;
        int[] oldLengths = lengths;
        int[] oldMarks = marks;
        int[] oldFree = freeSlots;
        long[] oldNumbers = numbers;
        int[] oldSlots = slots;
        allocate(2 * capacity);
        System.arraycopy(oldLengths, 0, lengths, 0, capacity);
        System.arraycopy(oldMarks, 0, marks, 0, capacity);
        System.arraycopy(oldFree, 0, freeSlots, 0, freeCount);
        System.arraycopy(oldNumbers, 0, numbers, 0, end);
        System.arraycopy(oldSlots, 0, slots, 0, end);
        for (int slot = capacity; slot < 2 * capacity; slot++) {
            freeSlots[freeCount++] = slot;
        }
    }

    private void allocate(int capacity) {
        lengths = new int[capacity];
        marks = new int[capacity];
        freeSlots = new int[capacity];
        numbers = new long[2 * capacity];
        slots = new int[2 * capacity];
    }

    private void closeGaps() {
        int to = 0;
        for (int i = first; i < end; i++) {
            if (slots[i] != NONE) {
                numbers[to] = numbers[i];
                slots[to] = slots[i];
                to++;
            }
        }
        first = 0;
        end = to;
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
        int low = first;                                                           // numbers[low] <= number
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
