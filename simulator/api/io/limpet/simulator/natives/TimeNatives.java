package io.limpet.simulator.natives;

/** The clocks of a device. */
public interface TimeNatives {

    /** Nanoseconds since the device started; never goes back. */
    long platformNanos();

    /** The application's time: milliseconds since 1970, or since the start as long as nobody has set it. */
    long applicationMillis();

    void setApplicationMillis(long millis);
}
