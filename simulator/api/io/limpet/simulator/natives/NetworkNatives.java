package io.limpet.simulator.natives;

import java.io.IOException;

import ej.ecom.network.IPConfiguration;

/** The network interface of a device. A simulated device has one. */
public interface NetworkNatives {

    void setStarted(boolean started) throws IOException;

    boolean isStarted() throws IOException;

    void setEnabled(boolean enabled) throws IOException;

    boolean isEnabled() throws IOException;

    void configure(IPConfiguration configuration) throws IOException;

    /** The addresses that the interface has now: 0.0.0.0 for those that it has not. */
    IPConfiguration configuration() throws IOException;
}
