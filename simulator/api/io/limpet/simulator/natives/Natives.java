package io.limpet.simulator.natives;

/**
 * The hardware of one device, as the libraries of a MicroEJ board see it.
 *
 * <p>Several devices may live in one JVM. Each of a device's threads, and each thread started by one of them, belongs
 * to that device; {@link #current} finds it. Once a device has lost its power, {@code current()} throws
 * {@link PowerCut} in its threads.
 */
public abstract class Natives {

    private static final InheritableThreadLocal<Natives> OF_THIS_THREAD = new InheritableThreadLocal<Natives>();

    /** The device that this thread belongs to. */
    public static Natives current() {
        Natives natives = OF_THIS_THREAD.get();
        if (natives == null) {
            throw new IllegalStateException("thread " + Thread.currentThread().getName()
                    + ": belongs to no simulated device. Firmware runs only in a device that was powered on.");
        }
        natives.demandPower();
        return natives;
    }

    /** Makes this thread one of a device's; null makes it nobody's. */
    protected static void enter(Natives natives) {
        if (natives == null) {
            OF_THIS_THREAD.remove();
        } else {
            OF_THIS_THREAD.set(natives);
        }
    }

    /** The device that this thread belongs to, with or without power; null when it belongs to none. */
    protected static Natives ofThisThread() {
        return OF_THIS_THREAD.get();
    }

    /** @throws PowerCut when the device of this thread has no power any more */
    protected abstract void demandPower();

    public abstract TimeNatives time();

    public abstract WatchdogNatives watchdog();

    public abstract WifiNatives wifi();

    public abstract NetworkNatives network();
}
