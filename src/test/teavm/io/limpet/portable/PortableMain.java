package io.limpet.portable;

import io.limpet.Firmware;
import io.limpet.config.ConfigurationException;

/** What the main of a board without an operating system looks like. */
public final class PortableMain {

    public static void main(String[] arguments) throws ConfigurationException {
        new Firmware(new NoBoard()).run();
    }

    private PortableMain() {
    }
}
