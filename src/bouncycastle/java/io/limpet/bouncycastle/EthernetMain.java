package io.limpet.bouncycastle;

/** Where the application starts when its image has Bouncy Castle, on a board without Wi-Fi. */
public final class EthernetMain {

    private EthernetMain() {
    }

    public static void main(String[] arguments) {
        io.limpet.microej.EthernetMain.runWith(new BouncyCastle());
    }
}
