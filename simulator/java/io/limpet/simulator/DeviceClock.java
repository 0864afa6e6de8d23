package io.limpet.simulator;

import io.limpet.simulator.natives.TimeNatives;

/** The clocks of one life of a device. A battery-backed one is right from the start. */
final class DeviceClock implements TimeNatives {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long startNanos = System.nanoTime();

    /** What the application's time is ahead of the platform's. */
    private volatile long offsetMillis;

    /** How far {@link #shift} has put it wrong since it was set. */
    private volatile long shiftMillis;

    /** @param startUtcMillis what the battery-backed clock says; 0 when there is none */
    DeviceClock(long startUtcMillis) {
        this.offsetMillis = startUtcMillis;
    }

    @Override
    public long platformNanos() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public long applicationMillis() {
        return platformNanos() / NANOS_PER_MILLI + offsetMillis;
    }

    @Override
    public synchronized void setApplicationMillis(long millis) {
        offsetMillis = millis - platformNanos() / NANOS_PER_MILLI;
        shiftMillis = 0;
    }

    /** Puts the wall clock wrong by so much, as a poor crystal does in months. */
    synchronized void shift(long millis) {
        offsetMillis += millis;
        shiftMillis += millis;
    }

    /** By how much it is wrong through that, in milliseconds. */
    long shiftMillis() {
        return shiftMillis;
    }
}
