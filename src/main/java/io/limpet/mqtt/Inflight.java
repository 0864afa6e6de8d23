package io.limpet.mqtt;

/**
 * Who waits for which acknowledgement: one entry a packet identifier in use, in the order in which they were sent.
 *
 * <pre>
 *   slot = packet identifier modulo the number of slots (a power of two)
 *
 *   oldest -> slot 5 -> slot 6 -> slot 9 -> newest      the one that has waited longest first
 * </pre>
 *
 * An identifier is free when its slot is; as there are at least twice as many slots as entries, one is soon found. So
 * everything takes the same short time, however many there are. Nothing here is time or wire: it is a table.
 */
final class Inflight {

    /** No such entry. */
    static final int NONE = -1;

    static final int IDENTIFIER_MAX = 65535;

    /** The type of the packet that the entry in a slot waits for; 0 when the slot is free. */
    private final byte[] awaited;

    private final int[] identifiers;

    /** The number of the message in the outbox. */
    private final long[] numbers;

    /** Whether it is still to be sent on this connection. Those that are come first in the order. */
    private final boolean[] unsent;

    /** When it was sent. */
    private final long[] sentMillis;

    /** How many bytes had been sent with it: they have arrived when it is acknowledged. */
    private final long[] positions;

    private final int[] older;
    private final int[] newer;
    private int oldest = NONE;
    private int newest = NONE;

    private int messages;
    private int requests;
    private int lastIdentifier;

    /**
     * @param slots a power of two, more than twice the entries, at most 65536
     * @param firstIdentifier the first that is given out
     */
    Inflight(int slots, int firstIdentifier) {
        this.awaited = new byte[slots];
        this.identifiers = new int[slots];
        this.numbers = new long[slots];
        this.unsent = new boolean[slots];
        this.sentMillis = new long[slots];
        this.positions = new long[slots];
        this.older = new int[slots];
        this.newer = new int[slots];
        this.lastIdentifier = firstIdentifier - 1;
    }

    /** The identifiers that are given out from now on begin with this one, or the first behind it that is free. */
    void beginAt(int identifier) {
        lastIdentifier = identifier - 1;
    }

    /** How many slots a number of entries needs. */
    static int slotsFor(int entries) {
        int slots = 2;
        while (slots < 2 * entries) {
            slots *= 2;
        }
        return slots;
    }

    /** Messages that wait for an acknowledgement. */
    int messages() {
        return messages;
    }

    /** Subscriptions and their ends that wait for an acknowledgement. */
    int requests() {
        return requests;
    }

    /** A new entry, under an identifier that is 1 to 65535 and in nobody else's use (MQTT 3.1.1 §2.3.1). */
    int add(int awaitedType, long number) {
        do {
            lastIdentifier = lastIdentifier == IDENTIFIER_MAX ? 1 : lastIdentifier + 1;
        } while (awaited[slot(lastIdentifier)] != 0);
        put(awaitedType, lastIdentifier, number);
        return slot(lastIdentifier);
    }

    /** An entry of an earlier life, under the identifier it had. Returns whether that and half of the table is free. */
    boolean restore(int awaitedType, int identifier, long number) {
        if (awaited[slot(identifier)] != 0 || messages >= awaited.length / 2) {
            return false;
        }
        put(awaitedType, identifier, number);
        unsent[slot(identifier)] = true;
        lastIdentifier = identifier;
        return true;
    }

    /** The entry of an identifier, or {@link #NONE}. */
    int find(int identifier) {
        int slot = slot(identifier);
        return awaited[slot] != 0 && identifiers[slot] == identifier ? slot : NONE;
    }

    int oldest() {
        return oldest;
    }

    int newest() {
        return newest;
    }

    int identifier(int slot) {
        return identifiers[slot];
    }

    int awaited(int slot) {
        return awaited[slot];
    }

    void setAwaited(int slot, int awaitedType) {
        awaited[slot] = (byte) awaitedType;
    }

    long number(int slot) {
        return numbers[slot];
    }

    long sentMillis(int slot) {
        return sentMillis[slot];
    }

    long position(int slot) {
        return positions[slot];
    }

    /** Whether the oldest entry is still to be sent on this connection. */
    boolean hasUnsent() {
        return oldest != NONE && unsent[oldest];
    }

    /** The one that has waited longest for its acknowledgement, or {@link #NONE}. */
    int oldestSent() {
        int slot = oldest;
        while (slot != NONE && unsent[slot]) {
            slot = newer[slot];
        }
        return slot;
    }

    /** Whether anything has been sent that will be acknowledged. */
    boolean hasSent() {
        return newest != NONE && !unsent[newest];
    }

    /** It has been sent: the newest from now on. */
    void sent(int slot, long nowMillis, long position) {
        unsent[slot] = false;
        sentMillis[slot] = nowMillis;
        positions[slot] = position;
        moveToEnd(slot);
    }

    void remove(int slot) {
        if (isRequest(slot)) {
            requests--;
        } else {
            messages--;
        }
        awaited[slot] = 0;
        unlink(slot);
    }

    /**
     * The connection is gone. Requests are forgotten; messages are to be sent again in the order they first had, but
     * what is released before what is not: so no PUBREC for the latter can make a PUBREL overtake (MQTT 3.1.1 §4.6).
     */
    void disconnected() {
        for (int count = countUnsent(); count > 0; count--) {
            moveToEnd(oldest);   // sending again was cut short: what was sent again had come first
        }
        int slot = oldest;
        for (int count = messages + requests; count > 0; count--) {
            int next = newer[slot];
            unsent[slot] = true;
            positions[slot] = 0;
            if (isRequest(slot)) {
                remove(slot);
            } else if (awaited[slot] != PacketType.PUBCOMP) {
                moveToEnd(slot);
            }
            slot = next;
        }
    }

    private int countUnsent() {
        int count = 0;
        for (int slot = oldest; slot != NONE && unsent[slot]; slot = newer[slot]) {
            count++;
        }
        return count;
    }

    private void put(int awaitedType, int identifier, long number) {
        int slot = slot(identifier);
        awaited[slot] = (byte) awaitedType;
        identifiers[slot] = identifier;
        numbers[slot] = number;
        unsent[slot] = false;
        link(slot);
        if (isRequest(slot)) {
            requests++;
        } else {
            messages++;
        }
    }

    private boolean isRequest(int slot) {
        return awaited[slot] >= PacketType.SUBACK;
    }

    private int slot(int identifier) {
        return identifier & awaited.length - 1;
    }

    private void moveToEnd(int slot) {
        unlink(slot);
        link(slot);
    }

    private void link(int slot) {
        older[slot] = newest;
        newer[slot] = NONE;
        if (newest == NONE) {
            oldest = slot;
        } else {
            newer[newest] = slot;
        }
        newest = slot;
    }

    private void unlink(int slot) {
        if (older[slot] == NONE) {
            oldest = newer[slot];
        } else {
            newer[older[slot]] = newer[slot];
        }
        if (newer[slot] == NONE) {
            newest = older[slot];
        } else {
            older[newer[slot]] = older[slot];
        }
    }
}
