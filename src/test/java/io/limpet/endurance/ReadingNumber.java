package io.limpet.endurance;

import java.util.Comparator;

/**
 * The number of a reading. A device counts from 1 on in each life, each sensor by itself; which life it was, the world
 * knows.
 *
 * @param life counted from 1 on
 */
record ReadingNumber(int life, String sensor, long sequence) implements Comparable<ReadingNumber> {

    private static final Comparator<ReadingNumber> BY_TIME =
            Comparator.comparingInt(ReadingNumber::life).thenComparingLong(ReadingNumber::sequence);

    /** Within one sensor, the order in which they were taken. */
    @Override
    public int compareTo(ReadingNumber other) {
        return BY_TIME.thenComparing(ReadingNumber::sensor).compare(this, other);
    }

    @Override
    public String toString() {
        return sensor + " " + sequence + " of life " + life;
    }
}
