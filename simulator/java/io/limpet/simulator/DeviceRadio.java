package io.limpet.simulator;

import ej.ecom.wifi.AccessPoint;
import ej.ecom.wifi.SecurityMode;
import io.limpet.simulator.natives.WifiNatives;
import io.limpet.simulator.network.SimulatedAccessPoint;
import io.limpet.simulator.network.Surroundings;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The radio of one life of a device. */
final class DeviceRadio implements WifiNatives {

    /** A real scan of 13 channels takes two seconds; the simulator's user waits for less. */
    private static final int SCAN_MILLIS = 120;
    private static final int JOIN_MILLIS = 180;

    private final Boot boot;
    private final Surroundings surroundings;

    /** Null when none is joined. */
    private volatile SimulatedAccessPoint joined;

    DeviceRadio(Boot boot, Surroundings surroundings) {
        this.boot = boot;
        this.surroundings = surroundings;
    }

    @Override
    public AccessPoint[] scan() throws IOException {
        demandStarted();
        boot.take(SCAN_MILLIS);
        return surroundings.inReach().stream().map(SimulatedAccessPoint::heard).toArray(AccessPoint[]::new);
    }

    @Override
    public void join(String ssid, String passphrase, SecurityMode securityMode) throws IOException {
        demandStarted();
        boot.take(JOIN_MILLIS);
        List<SimulatedAccessPoint> ofThatName = surroundings.inReach().stream()
                .filter(accessPoint -> accessPoint.ssid().equals(ssid)).toList();
        if (ofThatName.isEmpty()) {
            throw new IOException("no access point \"" + ssid + "\" found");
        }
        joined = ofThatName.stream().filter(accessPoint -> accessPoint.accepts(passphrase, securityMode))
                .max(Comparator.comparingInt(SimulatedAccessPoint::signalDbm))
                .orElseThrow(() -> new IOException("authentication with \"" + ssid + "\" failed"));
        boot.networkInterface().mediumChanged();
    }

    @Override
    public void leave() {
        joined = null;
        boot.networkInterface().mediumChanged();
    }

    @Override
    public AccessPoint joined() {
        SimulatedAccessPoint accessPoint = joined;
        return accessPoint == null ? null : accessPoint.heard();
    }

    boolean isJoined() {
        return joined != null;
    }

    /** Something around has changed: a joined access point that is off now is lost. */
    void look() {
        SimulatedAccessPoint accessPoint = joined;
        if (accessPoint != null && !accessPoint.isOn()) {
            joined = null;
        }
    }

    private void demandStarted() throws IOException {
        if (!boot.networkInterface().isStarted()) {
            throw new IOException("the Wi-Fi interface is not started");
        }
    }
}
