package io.limpet.simulator.network;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * What a device's interface finds around it: access points in reach, the other end of the cable, a DHCP server. The
 * device listens, so that it notices a loss at once.
 */
public final class Surroundings {

    private final List<SimulatedAccessPoint> accessPoints = new CopyOnWriteArrayList<>();
    private final List<SimulatedAccessPoint> neighbours = new CopyOnWriteArrayList<>();
    private volatile boolean cable = true;
    private volatile boolean dhcp = true;
    private volatile Runnable onChange = () -> { };

    public void setOnChange(Runnable onChange) {
        this.onChange = onChange;
    }

    public void add(SimulatedAccessPoint accessPoint) {
        accessPoints.add(accessPoint);
    }

    /** One that is heard as well and belongs to somebody else: no fault touches it. */
    public void addNeighbour(SimulatedAccessPoint accessPoint) {
        neighbours.add(accessPoint);
    }

    public List<SimulatedAccessPoint> accessPoints() {
        return accessPoints;
    }

    /** All that a scan hears, neighbours included. */
    public List<SimulatedAccessPoint> inReach() {
        return Stream.concat(accessPoints.stream(), neighbours.stream()).filter(SimulatedAccessPoint::isOn).toList();
    }

    /** Switches all access points off or on, but for the neighbours'. */
    public void setWifi(boolean on) {
        accessPoints.forEach(accessPoint -> accessPoint.setOn(on));
        onChange.run();
    }

    /** Switches one access point off or on. */
    public void set(SimulatedAccessPoint accessPoint, boolean on) {
        accessPoint.setOn(on);
        onChange.run();
    }

    public boolean isWifiOn() {
        return accessPoints.stream().anyMatch(SimulatedAccessPoint::isOn);
    }

    /** Whether one of them has another passphrase than it had first. */
    public boolean isRekeyed() {
        return accessPoints.stream().anyMatch(SimulatedAccessPoint::isRekeyed);
    }

    public void setCable(boolean plugged) {
        cable = plugged;
        onChange.run();
    }

    public boolean hasCable() {
        return cable;
    }

    /** A lease that was given is kept; who asks while it is off gets none. */
    public void setDhcp(boolean on) {
        dhcp = on;
    }

    public boolean hasDhcp() {
        return dhcp;
    }
}
