package ej.ecom.wifi;

import java.io.IOException;

import io.limpet.simulator.natives.Natives;

/** The radio. Every call blocks until the driver has answered. */
public class WifiManager {

    private static final WifiManager INSTANCE = new WifiManager();

    private WifiManager() {
    }

    public static WifiManager getInstance() {
        return INSTANCE;
    }

    public WifiCapability getCapability() throws IOException {
        return WifiCapability.CLIENT;
    }

    /** Listens for access points; an active scan asks for them, which is quicker. */
    public AccessPoint[] scan(boolean active) throws IOException {
        return Natives.current().wifi().scan();
    }

    /** Joins a network secured by WPA2. */
    public void join(String ssid, String passphrase) throws IOException {
        join(ssid, passphrase, SecurityMode.WPA2);
    }

    public void join(String ssid, String passphrase, SecurityMode securityMode) throws IOException {
        Natives.current().wifi().join(ssid, passphrase, securityMode);
    }

    public void leave() throws IOException {
        Natives.current().wifi().leave();
    }

    /** The access point that is joined, with its present signal strength; null when there is none. */
    public AccessPoint getJoined() throws IOException {
        return Natives.current().wifi().joined();
    }
}
