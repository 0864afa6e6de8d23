package io.limpet.microej;

import io.limpet.Firmware;

/**
 * Where MicroEJ's virtual machine starts the application ({@code application.main.class} in module.ivy) on a board with
 * Wi-Fi; on one without it is {@link EthernetMain}.
 */
public final class Main {

    private Main() {
    }

    /** What runs, for whoever wants to end it properly; null before the board is ready. */
    public static Firmware firmware() {
        return Application.firmware;
    }

    public static void main(String[] arguments) {
        runWith(null);
    }

    /** The same in an image that brings a TLS stack along. */
    public static void runWith(TlsStack stack) {
        Application.run(new WifiAndEthernet(), stack);
    }
}
