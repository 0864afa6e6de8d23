package io.limpet.bouncycastle;

import io.limpet.Firmware;
import io.limpet.microej.WatchedApplication;
import io.limpet.simulator.SimulatedDevice;

/** Where the application starts in place of {@link Main} when somebody watches the device. */
public final class WatchedMain {

    private WatchedMain() {
    }

    /** What runs; null before the board is ready. */
    public static Firmware firmware() {
        return Main.firmware();
    }

    public static void main(String[] arguments) {
        WatchedApplication.run(new BouncyCastle(), SimulatedDevice.current().watcher());
    }
}
