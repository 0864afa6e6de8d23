package io.limpet.storm.broker;

import java.util.Arrays;

/** A short list of packet identifiers in an order. */
final class Identifiers {

    private int[] list = new int[16];
    private int count;

    int size() {
        return count;
    }

    int get(int index) {
        return list[index];
    }

    void add(int identifier) {
        if (count == list.length) {
            list = Arrays.copyOf(list, 2 * count);
        }
        list[count++] = identifier;
    }

    int indexOf(int identifier) {
        for (int i = 0; i < count; i++) {
            if (list[i] == identifier) {
                return i;
            }
        }
        return -1;
    }

    void remove(int identifier) {
        int at = indexOf(identifier);
        if (at >= 0) {
            System.arraycopy(list, at + 1, list, at, --count - at);
        }
    }

    /** Removes so many from the front. */
    void removeFirst(int number) {
        count -= number;
        System.arraycopy(list, number, list, 0, count);
    }

    void clear() {
        count = 0;
    }
}
