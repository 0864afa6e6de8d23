package io.limpet.microej;

import ej.ecom.network.IPConfiguration;
import ej.ecom.wifi.AccessPoint;
import ej.ecom.wifi.SecurityMode;
import io.limpet.simulator.natives.Natives;
import io.limpet.simulator.natives.NetworkNatives;
import io.limpet.simulator.natives.TimeNatives;
import io.limpet.simulator.natives.WatchdogNatives;
import io.limpet.simulator.natives.WifiNatives;
import io.limpet.time.VirtualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** What lies below MicroEJ's libraries, as a test wants it, with a log of what was called. */
final class DeviceHardware extends Natives implements TimeNatives, WatchdogNatives, WifiNatives, NetworkNatives {

    static final int DHCP_MILLIS = 300;

    final List<String> log = new ArrayList<>();
    final List<AccessPoint> reachable = new ArrayList<>();
    private final VirtualClock clock;
    String passphrase = "";
    boolean dhcpAnswers = true;
    boolean broken;
    private AccessPoint joined;
    private boolean started;
    private boolean enabled;
    private IPConfiguration configured;
    private long addressMillis;
    long applicationOffsetMillis;
    boolean watchdogCausedReset;

    DeviceHardware(VirtualClock clock) {
        this.clock = clock;
    }

    void enter() {
        Natives.enter(this);
    }

    static void exit() {
        Natives.enter(null);
    }

    void addAccessPoint(String ssid, int dbm, SecurityMode mode) {
        reachable.add(new AccessPoint(ssid, dbm, mode));
    }

    void loseAccessPoint() {
        joined = null;
    }

    @Override
    public AccessPoint[] scan() throws IOException {
        log.add("scan");
        demandSound();
        return reachable.toArray(AccessPoint[]::new);
    }

    @Override
    public void join(String ssid, String passphrase, SecurityMode mode) throws IOException {
        log.add("join " + ssid + " " + mode);
        if (passphrase == null || !passphrase.equals(this.passphrase)) {
            throw new IOException("wifi esp32 driver error");
        }
        joined = reachable.stream().filter(one -> one.getSSID().equals(ssid)).findFirst().orElseThrow();
        addressMillis = clock.uptimeMillis() + DHCP_MILLIS;
    }

    @Override
    public void leave() {
        log.add("leave");
        joined = null;
    }

    @Override
    public AccessPoint joined() throws IOException {
        demandSound();
        return joined;
    }

    @Override
    public void setStarted(boolean started) throws IOException {
        demandSound();
        this.started = started;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void configure(IPConfiguration configuration) {
        configured = configuration;
        addressMillis = clock.uptimeMillis() + DHCP_MILLIS;
        log.add(configuration.isStatic() ? "configure " + configuration.getIP().getHostAddress() + "/"
                + configuration.getNetmask().getHostAddress() + " via " + configuration.getGateway().getHostAddress()
                + " dns " + configuration.getDNS()[0].getHostAddress() : "configure dhcp");
    }

    @Override
    public IPConfiguration configuration() throws IOException {
        demandSound();
        IPConfiguration now = new IPConfiguration();
        boolean leased = dhcpAnswers && clock.uptimeMillis() >= addressMillis;
        now.setIP(configured.isStatic() ? configured.getIP()
                : InetAddress.getByName(enabled && leased ? "192.168.4.17" : "0.0.0.0"));
        return now;
    }

    @Override
    public long platformNanos() {
        return clock.uptimeMillis() * 1_000_000;
    }

    @Override
    public long applicationMillis() {
        return clock.uptimeMillis() + applicationOffsetMillis;
    }

    @Override
    public void setApplicationMillis(long millis) {
        applicationOffsetMillis = millis - clock.uptimeMillis();
    }

    @Override
    public void init() {
        log.add("watchdog init");
    }

    @Override
    public void start() {
        log.add("watchdog start");
    }

    @Override
    public void stop() {
        log.add("watchdog stop");
    }

    @Override
    public int registerCheckpoint() {
        return 7;
    }

    @Override
    public void unregisterCheckpoint(int checkpoint) {
        throw new AssertionError("never done");
    }

    @Override
    public void checkpoint(int checkpoint) {
        log.add("checkpoint " + checkpoint);
    }

    @Override
    public boolean isResetCause() {
        return watchdogCausedReset;
    }

    @Override
    public int timeoutMillis() {
        return 30_000;
    }

    @Override
    protected void demandPower() {
        // It always has power.
    }

    @Override
    public TimeNatives time() {
        return this;
    }

    @Override
    public WatchdogNatives watchdog() {
        return this;
    }

    @Override
    public WifiNatives wifi() {
        return this;
    }

    @Override
    public NetworkNatives network() {
        return this;
    }

    private void demandSound() throws IOException {
        if (broken) {
            throw new IOException("wifi esp32 driver error");
        }
    }
}
