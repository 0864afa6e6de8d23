package io.limpet.simulator.panel;

import java.util.ArrayList;
import java.util.List;

/**
 * The last of a row of things, each with a number that grows by one. A reader keeps the number of the next that it has
 * not seen, and asks for what is new; what has fallen out meanwhile it has missed. Not for several threads.
 */
final class BoundedLog<T> {

    private final Object[] ring;

    /** The number of the next: how many there have been. */
    private long end;

    /** @param capacity how many are remembered, 1 or more */
    BoundedLog(int capacity) {
        this.ring = new Object[capacity];
    }

    void add(T item) {
        ring[slot(end)] = item;
        end++;
    }

    /** The number that the next will have. */
    long end() {
        return end;
    }

    /** The number of the oldest that is remembered; {@link #end} when there is none. */
    long begin() {
        return Math.max(0, end - ring.length);
    }

    /** @return null when it is not remembered */
    @SuppressWarnings("unchecked")
    T get(long number) {
        return number < begin() || number >= end ? null : (T) ring[slot(number)];
    }

    /** Puts another in its place; nothing happens when it is not remembered. */
    void replace(long number, T item) {
        if (get(number) != null) {
            ring[slot(number)] = item;
        }
    }

    /** Whether a reader who has seen all before that number has missed some for ever. */
    boolean misses(long number) {
        return number < begin();
    }

    /** Those from that number on which are remembered, oldest first. */
    List<T> since(long number) {
        List<T> items = new ArrayList<>();
        for (long i = Math.max(number, begin()); i < end; i++) {
            items.add(get(i));
        }
        return items;
    }

    private int slot(long number) {
        return (int) (number % ring.length);
    }
}
