package io.limpet.microej;

import io.limpet.Firmware;
import io.limpet.config.ConfigurationException;

/** The one application that runs on a board. */
final class Application {

    /** What runs; null before the board is ready. */
    static volatile Firmware firmware;

    private Application() {
    }

    /**
     * Boots and runs the firmware. Returns when it is asked to stop, or when its configuration cannot be used.
     *
     * @param stack of the image beside the platform's; null when there is none
     */
    static void run(Media media, TlsStack stack) {
        try {
            firmware = new Firmware(new MicroEjBoard(media, stack));
            firmware.run();
        } catch (ConfigurationException e) {
            // Its mistakes are in the log. A device cannot mend them: it stays off the network until it is flashed.
        }
    }
}
