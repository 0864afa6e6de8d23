package io.limpet.bouncycastle;

import io.limpet.Firmware;

/**
 * Where the application starts ({@code application.main.class} in module.ivy) when its image has Bouncy Castle beside
 * the platform's TLS, on a board with Wi-Fi; on one without it is {@link EthernetMain}.
 */
public final class Main {

    private Main() {
    }

    /** What runs, for whoever wants to end it properly; null before the board is ready. */
    public static Firmware firmware() {
        return io.limpet.microej.Main.firmware();
    }

    public static void main(String[] arguments) {
        io.limpet.microej.Main.runWith(new BouncyCastle());
    }
}
