package io.limpet.simulator.natives;

import java.io.IOException;

import ej.ecom.wifi.AccessPoint;
import ej.ecom.wifi.SecurityMode;

/** The radio of a device. */
public interface WifiNatives {

    /** The access points that can be heard now; takes as long as a scan does. */
    AccessPoint[] scan() throws IOException;

    /** Joins, or throws what the driver says when it cannot. */
    void join(String ssid, String passphrase, SecurityMode securityMode) throws IOException;

    void leave() throws IOException;

    /** The access point that is joined now, with its present signal strength; null when there is none. */
    AccessPoint joined() throws IOException;
}
