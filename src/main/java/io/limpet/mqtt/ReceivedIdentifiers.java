package io.limpet.mqtt;

/** The packet identifiers of QoS 2 messages that have come and not yet been released by PUBREL (§4.3.3). */
final class ReceivedIdentifiers {

    private final int[] identifiers;
    private int count;

    ReceivedIdentifiers(int capacity) {
        this.identifiers = new int[capacity];
    }

    boolean contains(int identifier) {
        return indexOf(identifier) >= 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return count == identifiers.length;
    }

    void add(int identifier) {
        identifiers[count++] = identifier;
    }

    void remove(int identifier) {
        int i = indexOf(identifier);
        if (i >= 0) {
            identifiers[i] = identifiers[--count];
        }
    }

    void clear() {
        count = 0;
    }

    private int indexOf(int identifier) {
        for (int i = 0; i < count; i++) {
            if (identifiers[i] == identifier) {
                return i;
            }
        }
        return -1;
    }
}
