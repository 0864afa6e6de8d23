package io.limpet.microej;

import io.limpet.WatchedFirmware;
import io.limpet.config.ConfigurationException;
import io.limpet.simulator.panel.DeviceEvents;

/** What {@link Application} is, for a device that somebody watches. */
public final class WatchedApplication {

    private WatchedApplication() {
    }

    /** Boots and runs the firmware as {@link Application} does, where it is found as well. */
    public static void run(TlsStack stack, DeviceEvents events) {
        try {
            Application.firmware = WatchedFirmware.boot(new MicroEjBoard(new WifiAndEthernet(), stack), events);
            Application.firmware.run();
        } catch (ConfigurationException e) {
            // Its mistakes are in the log.
        }
    }
}
