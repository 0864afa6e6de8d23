package io.limpet.board;

/** The two times of a device: how long it has run, and what the date is (if it knows). */
public interface Clock {

    /** Milliseconds since the device started. Never goes back and never jumps, whatever is done to the wall clock. */
    long uptimeMillis();

    /** Whether the wall clock has been set since power-up, by a battery-backed clock or by {@link #setUtcMillis}. */
    boolean isSet();

    /** Milliseconds since 1970-01-01 00:00:00 UTC. Means nothing before {@link #isSet()}. */
    long utcMillis();

    /** Sets the wall clock, by which the platform's TLS judges the dates of certificates. */
    void setUtcMillis(long utcMillis);

    /** Returns when {@link #uptimeMillis()} has reached the deadline; at once if that is past. */
    void sleepUntil(long deadlineMillis);
}
