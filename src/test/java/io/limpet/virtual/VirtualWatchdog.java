package io.limpet.virtual;

import io.limpet.board.Watchdog;

/** A watchdog that does not bite but remembers how near it came. */
public final class VirtualWatchdog implements Watchdog {

    private final VirtualClock clock;
    private long fedMillis;

    /** As the firmware started it; 0 before. */
    public int timeoutMillis;

    /** The longest time without a feed since it was started. */
    public long longestHungerMillis;

    VirtualWatchdog(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public void start(int timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
        fedMillis = clock.uptimeMillis();
    }

    @Override
    public void feed() {
        longestHungerMillis = Math.max(longestHungerMillis, clock.uptimeMillis() - fedMillis);
        fedMillis = clock.uptimeMillis();
    }
}
