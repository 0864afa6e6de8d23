package io.limpet.simulator;

import io.limpet.simulator.natives.TimeNatives;

/** The clocks of one life of a device. A battery-backed one is right from the start. */
final class DeviceClock implements TimeNatives {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long startNanos = System.nanoTime();

    /** What the application's time is ahead of the platform's. */
    private volatile long offsetMillis;

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
    public void setApplicationMillis(long millis) {
        offsetMillis = millis - platformNanos() / NANOS_PER_MILLI;
    }

    /** Puts the wall clock wrong by so much, as a poor crystal does in months. */
    void shift(long millis) {
        offsetMillis += millis;
    }
}
