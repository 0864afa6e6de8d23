package io.limpet.microej;

import ej.hal.WatchdogTimer;
import io.limpet.board.LastReset;
import io.limpet.board.Watchdog;

/**
 * The hardware watchdog, with the loop as its only checkpoint.
 *
 * <p>Its time-out is fixed when the platform is built; docs/flashing.md says how to make it long enough.
 */
final class MicroEjWatchdog implements Watchdog {

    private int checkpoint;
    private boolean started;

    @Override
    public void start(int timeoutMillis) {
        if (!started) {
            WatchdogTimer.init();
            checkpoint = WatchdogTimer.registerCheckpoint();
            WatchdogTimer.start();
            started = true;
        }
    }

    @Override
    public void feed() {
        if (started) {
            WatchdogTimer.checkpoint(checkpoint);
        }
    }

    /** The one cause that the platform tells; it does not count them. */
    static LastReset lastReset() {
        return new LastReset(WatchdogTimer.isResetCause() ? LastReset.Cause.WATCHDOG : LastReset.Cause.POWER_ON, 0, "");
    }
}
