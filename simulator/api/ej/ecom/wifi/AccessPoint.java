package ej.ecom.wifi;

/** An access point as a scan heard it. */
public class AccessPoint {

    private final String ssid;
    private final float rssi;
    private final SecurityMode securityMode;

    /** For the simulator; on a board only the library makes one. */
    public AccessPoint(String ssid, float rssi, SecurityMode securityMode) {
        this.ssid = ssid;
        this.rssi = rssi;
        this.securityMode = securityMode;
    }

    public String getSSID() {
        return ssid;
    }

    /** Signal strength in dBm, negative. */
    public float getRSSI() {
        return rssi;
    }

    public SecurityMode getSecurityMode() {
        return securityMode;
    }
}
