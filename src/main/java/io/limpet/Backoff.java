package io.limpet;

/**
 * How long to wait before the next attempt: exponential with full jitter, so that a thousand devices do not all come
 * back in the same second after their broker was restarted.
 *
 * <pre>
 *   wait n = random in 1 .. min(maximum, initial * 2^n)           what passes by itself
 *            random in maximum / 2 .. maximum                     what only a person can mend
 * </pre>
 */
final class Backoff {

    private final long initialMillis;
    private final long maximumMillis;
    private final Randomness randomness;

    private long ceilingMillis;

    Backoff(long initialMillis, long maximumMillis, Randomness randomness) {
        if (initialMillis < 1 || maximumMillis < initialMillis) {
            throw new IllegalArgumentException("initialMillis: " + initialMillis + ", must be 1 to maximumMillis, "
                    + maximumMillis);
        }
        this.initialMillis = initialMillis;
        this.maximumMillis = maximumMillis;
        this.randomness = randomness;
        this.ceilingMillis = initialMillis;
    }

    /** After a failure that may pass by itself. */
    long nextMillis() {
        long wait = randomness.between(1, ceilingMillis);
        ceilingMillis = Math.min(maximumMillis, 2 * ceilingMillis);
        return wait;
    }

    /** After a failure that will not pass by itself: near the maximum at once. */
    long nextMillisAfterRefusal() {
        ceilingMillis = maximumMillis;
        return randomness.between((maximumMillis + 1) / 2, maximumMillis);
    }

    /** The connection has proved itself: what happens next is a new story. */
    void reset() {
        ceilingMillis = initialMillis;
    }
}
