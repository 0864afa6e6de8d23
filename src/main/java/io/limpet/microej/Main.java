package io.limpet.microej;

import io.limpet.Firmware;
import io.limpet.config.ConfigurationException;

/** Where MicroEJ's virtual machine starts the application ({@code application.main.class} in module.ivy). */
public final class Main {

    private static volatile Firmware firmware;

    private Main() {
    }

    /** What runs, for whoever wants to end it properly; null before the board is ready. */
    public static Firmware firmware() {
        return firmware;
    }

    public static void main(String[] arguments) {
        MicroEjBoard board = new MicroEjBoard();
        try {
            firmware = new Firmware(board);
            firmware.run();
        } catch (ConfigurationException e) {
            // Its mistakes are in the log. A device cannot mend them: it stays off the network until it is flashed.
        }
    }
}
