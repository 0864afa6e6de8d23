package io.limpet.simulator;

import io.limpet.simulator.natives.NetworkNatives;
import io.limpet.simulator.natives.Natives;
import io.limpet.simulator.natives.PowerCut;
import io.limpet.simulator.natives.TimeNatives;
import io.limpet.simulator.natives.WatchdogNatives;
import io.limpet.simulator.natives.WifiNatives;
import io.limpet.simulator.panel.DeviceEvents;
import io.limpet.simulator.tls.BoardTls;
import io.limpet.simulator.tls.TlsTap;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.stream.Stream;

/**
 * One life of a device, from power on to power off: its thread, and what it holds in RAM and in the registers of its
 * hardware. A thread that outlives its power is ended by its next native call.
 */
final class Boot extends Natives {

    private static final String APPLICATION = "io.limpet.bouncycastle.Main";
    private static final String WATCHED_APPLICATION = "io.limpet.bouncycastle.WatchedMain";
    private static final int END_TIMEOUT_MILLIS = 20_000;

    private final SimulatedDevice device;
    private final DeviceClock clock;
    private final DeviceWatchdog watchdog;
    private final DeviceRadio radio;
    private final DeviceInterface networkInterface;
    private final Thread thread;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private volatile boolean powered = true;
    private volatile boolean stopRequested;
    private volatile Class<?> application;

    Boot(SimulatedDevice device, boolean causedByWatchdog) {
        this.device = device;
        this.clock = new DeviceClock(device.batteryClockMillis());
        this.watchdog = new DeviceWatchdog(device.watchdogTimeoutMillis(), causedByWatchdog,
                () -> device.watchdogBit(this));
        this.radio = new DeviceRadio(this, device.surroundings());
        this.networkInterface = new DeviceInterface(this, device.isEthernet(), device.surroundings());
        this.thread = new Thread(this::live, "device " + device.name());
        thread.setDaemon(true);
    }

    /** The life that this thread belongs to. */
    static Boot ofCurrentThread() {
        return (Boot) Natives.current();
    }

    /** The life that this thread belongs to, with or without power; null when it belongs to none. */
    static Boot ofThread() {
        return (Boot) Natives.ofThisThread();
    }

    void start() {
        SerialPort.install();
        thread.start();
    }

    SimulatedDevice device() {
        return device;
    }

    DeviceClock clock() {
        return clock;
    }

    DeviceRadio radio() {
        return radio;
    }

    DeviceInterface networkInterface() {
        return networkInterface;
    }

    /** What has been written to the serial port since the last end of a line. */
    ByteArrayOutputStream line() {
        return line;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Something around the device has changed. */
    void look() {
        radio.look();
        networkInterface.mediumChanged();
    }

    void setOnNetwork(boolean onNetwork) {
        if (powered) {
            device.setOnNetwork(onNetwork);
        }
    }

    /** Lets time pass in a native call; the power may be cut in the middle of it. */
    void take(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // Only a power cut interrupts.
        }
        demandPower();
    }

    /** Takes the power away: from now on the device does nothing that anybody could notice. */
    void cut() {
        powered = false;
        watchdog.stop();
        thread.interrupt();
    }

    /** Asks the firmware to disconnect and end; one that has not finished booting has nothing to disconnect. */
    void requestStop() {
        stopRequested = true;
        Object firmware = firmware();
        if (firmware == null) {
            cut();
        } else {
            call(firmware.getClass(), firmware, "requestStop");
        }
    }

    /** The running {@code io.limpet.Firmware}, of this boot's own class of that name; null before it is ready. */
    Object firmware() {
        Class<?> main = application;
        return main == null ? null : call(main, null, "firmware");
    }

    /** How many readings the broker has acknowledged in this life. */
    long acknowledgedReadings() {
        Object firmware = firmware();
        return firmware == null ? 0 : (Integer) call(firmware.getClass(), firmware, "acknowledgedReadings");
    }

    /** Waits until the thread has ended; true when it has. */
    boolean awaitEnd() {
        try {
            thread.join(END_TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return !thread.isAlive();
    }

    private void live() {
        enter(this);
        DeviceEvents watcher = device.watcher();
        BoardTls.install(clock::applicationMillis, watcher == null ? null : new TlsTap(watcher::presented));
        try {
            Class<?> main = new FirmwareLoader(device.flash())
                    .loadClass(watcher == null ? APPLICATION : WATCHED_APPLICATION);
            application = main;
            call(main, null, "main", (Object) new String[0]);
            watchdog.stop();
        } catch (PowerCut e) {
            if (powered) {   // It failed within a native call: what is left of it goes now.
                cut();
                device.powerFailed(this);
            }
        } catch (Throwable e) {
            if (powered) {
                device.crashed(e);
            }
        } finally {
            setOnNetwork(false);
            if (powered && !stopRequested) {
                device.ended();
            }
        }
    }

    /** The firmware's classes are of another class loader: they can only be spoken to by name. */
    private static Object call(Class<?> type, Object target, String method, Object... arguments) {
        Class<?>[] parameters = Stream.of(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        try {
            return type.getMethod(method, parameters).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw sneak(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws what the firmware threw, checked or not. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneak(Throwable cause) throws T {
        throw (T) cause;
    }

    @Override
    protected void demandPower() {
        if (!powered) {
            throw new PowerCut();
        }
    }

    @Override
    public TimeNatives time() {
        return clock;
    }

    @Override
    public WatchdogNatives watchdog() {
        return watchdog;
    }

    @Override
    public WifiNatives wifi() {
        return radio;
    }

    @Override
    public NetworkNatives network() {
        return networkInterface;
    }
}
