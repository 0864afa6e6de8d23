package io.limpet.simulator.network;

import ej.ecom.wifi.AccessPoint;
import ej.ecom.wifi.SecurityMode;

/** An access point that a person or a test can switch off, move away and rekey while a device uses it. */
public final class SimulatedAccessPoint {

    private final String ssid;
    private final String firstPassphrase;
    private volatile String passphrase;
    private volatile SecurityMode securityMode;
    private volatile int signalDbm;
    private volatile boolean on = true;

    public SimulatedAccessPoint(String ssid, String passphrase, SecurityMode securityMode, int signalDbm) {
        this.ssid = ssid;
        this.firstPassphrase = passphrase;
        this.passphrase = passphrase;
        this.securityMode = securityMode;
        this.signalDbm = signalDbm;
    }

    public String ssid() {
        return ssid;
    }

    public boolean isOn() {
        return on;
    }

    public int signalDbm() {
        return signalDbm;
    }

    void setOn(boolean on) {
        this.on = on;
    }

    public void setSignalDbm(int signalDbm) {
        this.signalDbm = signalDbm;
    }

    public void setPassphrase(String passphrase) {
        this.passphrase = passphrase;
    }

    /** Gives it the passphrase back that it had first. */
    public void restorePassphrase() {
        passphrase = firstPassphrase;
    }

    /** Whether it has another passphrase than it had first. */
    public boolean isRekeyed() {
        return !passphrase.equals(firstPassphrase);
    }

    public void setSecurityMode(SecurityMode securityMode) {
        this.securityMode = securityMode;
    }

    /** What a scan hears of it. */
    public AccessPoint heard() {
        return new AccessPoint(ssid, signalDbm, securityMode);
    }

    /** Whether it lets somebody in who offers this; {@code UNKNOWN} offers whatever is asked. */
    public boolean accepts(String passphrase, SecurityMode offered) {
        SecurityMode mode = securityMode;
        boolean modeFits = offered == mode || offered == SecurityMode.UNKNOWN
                || mode == SecurityMode.WPA2_WPA3_MIXED && offered == SecurityMode.WPA2
                || mode == SecurityMode.WPA2_WPA3_MIXED && offered == SecurityMode.WPA3
                || mode == SecurityMode.MIXED && offered == SecurityMode.WPA2;
        return modeFits && (mode == SecurityMode.OPEN || this.passphrase.equals(passphrase));
    }
}
