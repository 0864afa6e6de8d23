package io.limpet.baremetal;

import io.limpet.Firmware;
import io.limpet.board.Watchdog;

/** The hardware watchdog. It is fed once a turn, and then the firmware's progress is told to whoever looks on. */
final class HardwareWatchdog implements Watchdog {

    private boolean started;

    /** Null until there is one. */
    private Firmware firmware;

    void watch(Firmware firmware) {
        this.firmware = firmware;
    }

    @Override
    public void start(int timeoutMillis) {
        if (!started) {
            WatchdogNatives.start(timeoutMillis);
            started = true;
        }
    }

    @Override
    public void feed() {
        WatchdogNatives.feed();
        if (firmware != null) {
            ProgressNatives.tell(firmware.acknowledgedReadings());
        }
    }
}
