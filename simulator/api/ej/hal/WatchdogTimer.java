package ej.hal;

import io.limpet.simulator.natives.Natives;
import io.limpet.simulator.natives.WatchdogNatives;

/**
 * The hardware watchdog with its checkpoints (MicroEJ watchdog-timer 2.0): it is refreshed when every registered
 * checkpoint has been passed since the last refresh. Its time-out is the board's and cannot be chosen.
 */
public final class WatchdogTimer {

    private WatchdogTimer() {
    }

    public static void init() {
        natives().init();
    }

    public static void start() {
        natives().start();
    }

    /** Stops it and forgets all checkpoints. */
    public static void stop() {
        natives().stop();
    }

    /** Returns the identifier of a new checkpoint. At most 32 can be registered. */
    public static int registerCheckpoint() {
        int checkpoint = natives().registerCheckpoint();
        if (checkpoint < 0) {
            throw new IllegalStateException("registerCheckpoint: all 32 are taken");
        }
        return checkpoint;
    }

    public static void unregisterCheckpoint(int checkpointId) {
        natives().unregisterCheckpoint(checkpointId);
    }

    public static void checkpoint(int checkpointId) {
        natives().checkpoint(checkpointId);
    }

    /** Whether the last reset of the device was the watchdog's doing. */
    public static boolean isResetCause() {
        return natives().isResetCause();
    }

    public static int getWatchdogTimeoutMs() {
        return natives().timeoutMillis();
    }

    private static WatchdogNatives natives() {
        return Natives.current().watchdog();
    }
}
