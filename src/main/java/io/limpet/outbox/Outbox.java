package io.limpet.outbox;

/**
 * A bounded queue of messages, each an opaque run of bytes with a number.
 *
 * <p>Contract:
 * <ul>
 * <li>numbers grow by one with each message accepted, start at 1, and are never used again;
 * <li>messages are found in the order of their numbers and may be removed in any order;
 * <li>a message that has a mark is under way: it is never dropped to make room. What a mark means is its owner's
 * business; it lives as long as the message, through a power cut where the message does;
 * <li>what is refused or dropped is counted.
 * </ul>
 * A full outbox is no exception but a return value: it happens in every outage that is long enough. A memory that fails
 * is one, an {@link OutboxException}, from every operation that needs it; what was asked for has not happened then, or
 * has happened in full, and which of the two shows when the memory works again.
 */
public interface Outbox {

    /** No message: what {@link #next} returns at the end. */
    long NONE = 0;

    /**
     * Accepts a message; when the outbox is full, drops one by its policy: the oldest that is not under way, or the
     * new one.
     *
     * @return the number of the message, or {@link #NONE} when it was the one dropped
     * @throws IllegalArgumentException when it is longer than {@link #messageBytesMax()}
     */
    long append(byte[] bytes, int offset, int length) throws OutboxException;

    /** The number of the oldest message above {@code number}, or {@link #NONE}; {@code next(NONE)} is the oldest. */
    long next(long number) throws OutboxException;

    /** The length of the message in bytes, or -1 when it is not (or no longer) there. */
    int length(long number) throws OutboxException;

    /** Copies part of a message that is there; the range is the caller's duty. */
    void read(long number, int from, byte[] into, int offset, int length) throws OutboxException;

    /** The message's mark; 0 when it has none or is not there. */
    int mark(long number) throws OutboxException;

    /** Gives the message a mark, or with 0 takes it away. Does nothing to a message that is not there. */
    void setMark(long number, int mark) throws OutboxException;

    /** Removes a message: it has arrived. Does nothing to one that is not there. */
    void remove(long number) throws OutboxException;

    /** How many messages wait, as far as is known. */
    int size();

    /** How many can wait. */
    int capacity();

    /** How long a message can be. */
    int messageBytesMax();

    /** How many messages have been dropped: since the device started, or since the memory was new where it survives. */
    long dropped();
}
