package io.limpet.microej;

/** Where the application starts on a board without Wi-Fi: nothing here refers to {@code ej.ecom.wifi}. */
public final class EthernetMain {

    private EthernetMain() {
    }

    public static void main(String[] arguments) {
        runWith(null);
    }

    /** The same in an image that brings a TLS stack along. */
    public static void runWith(TlsStack stack) {
        Application.run(new EthernetOnly(), stack);
    }
}
