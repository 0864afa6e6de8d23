package io.limpet.simulator;

import io.limpet.simulator.chip.SettableClimate;
import io.limpet.simulator.chip.SimulatedI2cBus;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.simulator.network.NtpServer;
import io.limpet.simulator.network.SimulatedAccessPoint;
import io.limpet.simulator.network.SimulatedLink;
import io.limpet.simulator.network.Surroundings;
import io.limpet.simulator.panel.DeviceEvents;
import java.io.Closeable;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A device that runs the unchanged firmware of a MicroEJ board, and the world around it: what it is wired to, what its
 * antenna hears, and the link to its broker. Made by a {@link DeviceBuilder}; off until {@link #powerOn}.
 *
 * <p>All methods are for the threads of the world: a person's commands, a test.
 */
public final class SimulatedDevice implements Closeable {

    private final DeviceConsole console = new DeviceConsole();
    private final List<Consumer<Boolean>> ledListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> endListeners = new CopyOnWriteArrayList<>();

    private final String name;
    private final String serialNumber;
    private final byte[] deviceKey;
    private final Map<String, byte[]> flash;
    private final boolean ethernet;
    private final boolean batteryClock;
    private final int watchdogTimeoutMillis;
    private final Surroundings surroundings;
    private final SimulatedLink link;
    private final NtpServer ntpServer;
    private final SimulatedI2cBus i2cBus;
    private final SimulatedMemory nonVolatile;
    private final SimulatedMemory outboxMemory;
    private final SimulatedMemory ownKeepMemory;
    private final SimulatedMemory keptMemory;
    private final SettableClimate climate;

    private final NetworkPresence presence;

    /** Null when nobody watches. */
    private final DeviceEvents watcher;

    /** Null when there is no power. Changed under the device's monitor, which a power cut holds for seconds. */
    private volatile Boot boot;

    /** What earlier lives got acknowledged. */
    private long acknowledgedBefore;

    private volatile boolean led;
    private volatile Throwable crash;
    private volatile int bootCount;

    SimulatedDevice(DeviceBuilder builder) {
        name = builder.name;
        serialNumber = builder.serialNumber;
        deviceKey = builder.deviceKey;
        flash = new LinkedHashMap<>(builder.flash);
        ethernet = builder.ethernet;
        batteryClock = builder.batteryClock;
        watchdogTimeoutMillis = builder.watchdogTimeoutMillis;
        surroundings = builder.surroundings;
        link = builder.link;
        ntpServer = builder.ntpServer;
        i2cBus = builder.i2cBus;
        nonVolatile = builder.nonVolatile;
        outboxMemory = builder.outboxMemory;
        ownKeepMemory = builder.ownKeepMemory;
        keptMemory = builder.keptMemory;
        climate = builder.climate;
        presence = new NetworkPresence(link, ntpServer, builder.hosts);
        watcher = builder.watcher;
        if (watcher != null) {
            console.listen(watcher::line);
        }
        surroundings.setOnChange(this::look);
    }

    /** The device that the current thread belongs to; for the classes that stand for its natives. */
    public static SimulatedDevice current() {
        return Boot.ofCurrentThread().device();
    }

    // Power

    /** Switches it on; nothing happens if it is on. */
    public synchronized void powerOn() {
        if (boot == null) {
            i2cBus.power(true);
            start(false);
        }
    }

    /**
     * Cuts the power: nothing more is sent, RAM and registers are lost, and the broker hears nothing of it. Returns
     * when the device's thread has ended.
     */
    public synchronized void powerOff() {
        if (boot != null) {
            end();
            i2cBus.power(false);
            if (watcher != null) {
                watcher.powerLost();
            }
        }
    }

    public synchronized void powerCycle() {
        powerOff();
        powerOn();
    }

    /**
     * Asks the firmware to disconnect properly and end, then switches off.
     *
     * @return whether it ended in time
     */
    public synchronized boolean stop() {
        boolean ended = true;
        if (boot != null) {
            boot.requestStop();
            ended = boot.awaitEnd();
            powerOff();
        }
        return ended;
    }

    public boolean isOn() {
        return boot != null;
    }

    /** Whether its application runs; it does not when it is off, and when it has ended by itself. */
    public boolean isRunning() {
        Boot now = boot;
        return now != null && now.isRunning();
    }

    /** How many readings the broker has acknowledged, over all lives of the device. */
    public synchronized long acknowledgedReadings() {
        return acknowledgedBefore + (boot == null ? 0 : boot.acknowledgedReadings());
    }

    /** Calls back when the application has ended by itself: refused its configuration, or crashed. */
    public void listenToEnd(Runnable listener) {
        endListeners.add(listener);
    }

    /** How often it has started, resets by the watchdog counted. */
    public int bootCount() {
        return bootCount;
    }

    /** What ended the application when it should not have ended; null when nothing did. */
    public Throwable crash() {
        return crash;
    }

    /** Switches off and takes its world down. */
    @Override
    public void close() {
        powerOff();
        link.close();
        ntpServer.close();
        if (outboxMemory != null) {
            outboxMemory.close();
        }
        if (keptMemory != null) {
            keptMemory.close();
        }
    }

    // What a person at the device sees and does

    public DeviceConsole console() {
        return console;
    }

    public boolean led() {
        return led;
    }

    public void listenToLed(Consumer<Boolean> listener) {
        ledListeners.add(listener);
    }

    /** Puts the device's wall clock wrong by so much, from now until it is set or reset. */
    public void shiftClock(Duration by) {
        Boot now = boot;
        if (now != null) {
            now.clock().shift(by.toMillis());
        }
    }

    /** By how much it is wrong through that; zero when it has been set since. */
    public Duration clockShift() {
        Boot now = boot;
        return Duration.ofMillis(now == null ? 0 : now.clock().shiftMillis());
    }

    /** What the device takes the time to be, in milliseconds since 1970. */
    public long clockMillis() {
        Boot now = boot;
        return now == null ? 0 : now.clock().applicationMillis();
    }

    // The world

    public String name() {
        return name;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public SimulatedLink link() {
        return link;
    }

    public NtpServer ntpServer() {
        return ntpServer;
    }

    public SimulatedI2cBus i2cBus() {
        return i2cBus;
    }

    public SettableClimate climate() {
        return climate;
    }

    /** Whether the name server answers. */
    public void setDns(boolean works) {
        presence.setDns(works);
    }

    public boolean hasDns() {
        return presence.hasDns();
    }

    /** Gives a name other addresses, or its first ones; with none, it does not exist. */
    public void setHost(String host, InetAddress... addresses) {
        presence.setHost(host, addresses);
    }

    /** Whether the device has an address. */
    public boolean isOnNetwork() {
        return presence.isPresent();
    }

    /** Whether it has joined an access point, or its cable is plugged. */
    public boolean hasMedium() {
        Boot now = boot;
        return now != null && (ethernet ? surroundings.hasCable() : now.radio().isJoined());
    }

    /** How strong it hears its access point, the strongest if there are several; 0 when it hears none. */
    public int signalDbm() {
        return ethernet || boot == null ? 0 : surroundings.accessPoints().stream().filter(SimulatedAccessPoint::isOn)
                .mapToInt(SimulatedAccessPoint::signalDbm).max().orElse(0);
    }

    /** Where its outbox is, if it is in no RAM: the partition of its flash, or the cells of an EEPROM. */
    public SimulatedMemory outboxMemory() {
        return outboxMemory;
    }

    /** Where what it has to keep is: the other partition of its flash, or the cells of an EEPROM. */
    public SimulatedMemory keptMemory() {
        return keptMemory;
    }

    // For the natives

    public String serialNumber() {
        return serialNumber;
    }

    /** What is burnt into its fuses, 16 bytes; null when nothing is. */
    public byte[] deviceKey() {
        return deviceKey;
    }

    /** The partition of its flash; null when it has none. */
    public SimulatedMemory nonVolatile() {
        return nonVolatile;
    }

    /** The other partition of its flash; null when it has none. */
    public SimulatedMemory keepMemory() {
        return ownKeepMemory;
    }

    /** A line that the firmware writes to its serial port. */
    public void write(String line) {
        console.write(line);
    }

    public void setLed(boolean on) {
        led = on;
        ledListeners.forEach(listener -> listener.accept(on));
    }

    /** Who is told of all that happens to it, in its own thread; null when nobody watches. */
    public DeviceEvents watcher() {
        return watcher;
    }

    // For the boot

    Map<String, byte[]> flash() {
        return flash;
    }

    boolean isEthernet() {
        return ethernet;
    }

    int watchdogTimeoutMillis() {
        return watchdogTimeoutMillis;
    }

    long batteryClockMillis() {
        return batteryClock ? System.currentTimeMillis() : 0;
    }

    void setOnNetwork(boolean onNetwork) {
        presence.setPresent(onNetwork);
    }

    /** Called by the device's thread, which must not be made to wait. */
    void ended() {
        endListeners.forEach(Runnable::run);
    }

    void crashed(Throwable cause) {
        crash = cause;
        console.write("Uncaught " + cause);
        for (StackTraceElement element : cause.getStackTrace()) {
            console.write("    at " + element);
        }
    }

    /** Called by the watchdogs' thread, which must not wait for the device. */
    void watchdogBit(Boot bitten) {
        apart("reset", () -> resetByWatchdog(bitten));
    }

    /** Called by the device's thread, which ends with its power. */
    void powerFailed(Boot failed) {
        apart("power failure", () -> powerOff(failed));
    }

    private void apart(String what, Runnable task) {
        Thread thread = new Thread(task, what + " " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void powerOff(Boot failed) {
        if (boot == failed) {
            powerOff();
        }
    }

    private synchronized void resetByWatchdog(Boot bitten) {
        if (boot == bitten) {
            end();
            start(true);
        }
    }

    private void start(boolean causedByWatchdog) {
        bootCount++;
        link.setDevicePower(true);
        if (watcher != null) {
            watcher.booted(causedByWatchdog);
        }
        boot = new Boot(this, causedByWatchdog);
        boot.start();
    }

    private void end() {
        boot.cut();
        setOnNetwork(false);
        link.setDevicePower(false);
        if (!boot.awaitEnd()) {
            throw new IllegalStateException("device " + name + ": its thread outlived its power; it waits somewhere "
                    + "that neither a closed connection nor an interrupt ends");
        }
        setLed(false);
        acknowledgedBefore += boot.acknowledgedReadings();
        boot = null;
    }

    private void look() {
        Boot now = boot;
        if (now != null) {
            now.look();
        }
    }
}
