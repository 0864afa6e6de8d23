package io.limpet.outbox;

/**
 * Which messages of a journal live, and where: {@link Queue} with the address of each. Made anew at start, of the
 * records that {@link Ring} finds.
 */
final class Index implements Ring.Visitor {

    final Queue queue;

    /** Where the bytes of a message are, by the queue's slot. */
    private int[] addresses;

    /** The last that was given to a message. */
    private long lastNumber;

    /** How many messages have been given up, as far as the journal knows, and new ones since its last COMMIT. */
    private long dropped;
    private long refused;

    Index(int capacity) {
        queue = new Queue(capacity);
        addresses = new int[capacity];
    }

    /** All but the count of those refused, which no record tells. */
    void clear() {
        queue.clear();
        lastNumber = 0;
        dropped = 0;
    }

    long lastNumber() {
        return lastNumber;
    }

    long dropped() {
        return dropped + refused;
    }

    int address(int slot) {
        return addresses[slot];
    }

    @Override
    public void record(int kind, long number, int value, int messageAddress, int messageBytes) {
        lastNumber = Math.max(lastNumber, number);
        switch (kind) {
            case Record.MESSAGE:
            case Record.COPY:
                queue.remove(number);
                add(number, messageBytes, value, messageAddress);
                break;
            case Record.MARK:
                mark(number, value);
                break;
            case Record.COMMIT:
                dropped = value & 0xffffffffL;
                break;
            case Record.DROP:
                drop(number);
                break;
            default:
                queue.remove(number);
        }
    }

    /** More messages than the capacity can wait when it was larger before: no reason to lose any. */
    void add(long number, int length, int mark, int address) {
        if (queue.isFull()) {
            queue.grow();
            int[] grown = new int[queue.capacity()];
            System.arraycopy(addresses, 0, grown, 0, addresses.length);
            addresses = grown;
        }
        addresses[queue.add(number, length, mark)] = address;
        lastNumber = Math.max(lastNumber, number);
    }

    void mark(long number, int mark) {
        int slot = queue.slot(number);
        if (slot != Queue.NONE) {
            queue.marks[slot] = mark;
        }
    }

    /** A message is elsewhere from now on; or, with an address below 0, nowhere. */
    void move(long number, int address) {
        addresses[queue.slot(number)] = address;
        if (address < 0) {
            queue.remove(number);
        }
    }

    /** Gives up a message, unless it has gone already. */
    void drop(long number) {
        dropped += queue.length(number) >= 0 ? 1 : 0;
        queue.remove(number);
    }

    /** A new message was not taken. */
    void refuse() {
        refused++;
    }

    /** A COMMIT has told how many were dropped, and so many more that gave way to its sector. */
    void committed(long given) {
        dropped += refused + given;
        refused = 0;
    }

    /** How many bytes the messages in a sector take, or of those the ones under way. */
    int liveBytes(Layout layout, long sequence, boolean markedOnly) {
        int bytes = 0;
        for (long number = queue.next(Outbox.NONE); number != Outbox.NONE; number = queue.next(number)) {
            int slot = queue.slot(number);
            if (layout.isIn(sequence, addresses[slot]) && (!markedOnly || queue.marks[slot] != 0)) {
                bytes += layout.messageRecordBytes(queue.lengths[slot]);
            }
        }
        return bytes;
    }

    /** How many bytes all messages take. */
    int liveBytes(Layout layout) {
        int bytes = 0;
        for (long number = queue.next(Outbox.NONE); number != Outbox.NONE; number = queue.next(number)) {
            bytes += layout.messageRecordBytes(queue.length(number));
        }
        return bytes;
    }
}
