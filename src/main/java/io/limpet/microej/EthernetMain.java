package io.limpet.microej;

/** Where the application starts on a board without Wi-Fi: nothing here refers to {@code ej.ecom.wifi}. */
public final class EthernetMain {

    private EthernetMain() {
    }

    public static void main(String[] arguments) {
        Application.run(new EthernetOnly());
    }
}
