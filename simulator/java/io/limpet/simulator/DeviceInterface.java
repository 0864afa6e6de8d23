package io.limpet.simulator;

import ej.ecom.network.IPConfiguration;
import io.limpet.simulator.natives.NetworkNatives;
import io.limpet.simulator.network.Surroundings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The IP interface of one life of a device: has an address when there is a medium and a lease, or a fixed address. */
final class DeviceInterface implements NetworkNatives {

    /** From the join to the lease. */
    private static final int LEASE_MILLIS = 100;

    private static final InetAddress NONE = address("0.0.0.0");

    private final Boot boot;
    private final boolean ethernet;
    private final Surroundings surroundings;

    private boolean started;
    private boolean enabled;
    private IPConfiguration wanted = new IPConfiguration();
    private boolean hasMedium;
    private boolean hasAddress;

    /** By the device's own clock; a lease comes a little after it. */
    private long mediumSinceNanos;

    DeviceInterface(Boot boot, boolean ethernet, Surroundings surroundings) {
        this.boot = boot;
        this.ethernet = ethernet;
        this.surroundings = surroundings;
    }

    @Override
    public synchronized void setStarted(boolean started) {
        this.started = started;
        mediumChanged();
    }

    @Override
    public synchronized boolean isStarted() {
        return started;
    }

    @Override
    public synchronized void setEnabled(boolean enabled) {
        this.enabled = enabled;
        mediumChanged();
    }

    @Override
    public synchronized boolean isEnabled() {
        return enabled;
    }

    @Override
    public synchronized void configure(IPConfiguration configuration) {
        wanted = configuration;
        hasMedium = false;
        mediumChanged();
    }

    @Override
    public synchronized IPConfiguration configuration() {
        look();
        IPConfiguration now = new IPConfiguration();
        now.useDHCP(!wanted.isStatic());
        if (!hasAddress) {
            now.setIP(NONE);
            now.setNetmask(NONE);
            now.setGateway(NONE);
        } else if (wanted.isStatic()) {
            now.useStaticDNS(true);
            now.setIP(wanted.getIP());
            now.setNetmask(wanted.getNetmask());
            now.setGateway(wanted.getGateway());
            now.setDNS(wanted.getDNS());
        } else {
            now.setIP(address("192.168.4.17"));
            now.setNetmask(address("255.255.255.0"));
            now.setGateway(address("192.168.4.1"));
            now.setDNS(new InetAddress[] {address("192.168.4.1")});
        }
        return now;
    }

    /** The medium has come or gone; with it goes the lease. */
    synchronized void mediumChanged() {
        boolean has = started && enabled && (ethernet ? surroundings.hasCable() : boot.radio().isJoined());
        if (has && !hasMedium) {
            mediumSinceNanos = System.nanoTime();
        }
        if (has != hasMedium) {
            hasAddress = false;
        }
        hasMedium = has;
        look();
    }

    private void look() {
        if (hasMedium && !hasAddress) {
            boolean leaseIsDue = System.nanoTime() - mediumSinceNanos >= LEASE_MILLIS * 1_000_000L;
            hasAddress = wanted.isStatic() ? wanted.getIP() != null : leaseIsDue && surroundings.hasDhcp();
        }
        boot.setOnNetwork(hasAddress);
    }

    private static InetAddress address(String dotted) {
        try {
            return InetAddress.getByName(dotted);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
