package io.limpet.sensor;

/**
 * The device's own health, measured like any other quantity.
 *
 * <p>The signal has no unit in SenML, where dBm is only a secondary one (RFC 8798 §3), but in its name.
 */
public final class DeviceSensor implements Sensor {

    /** What it is called. */
    public static final String NAME = "device";

    /** Beyond these a number stands still: 300 years of uptime, 9 GB of heap, a reconnection a second for 300 years. */
    private static final int COUNT_DIGITS = 10;
    private static final long COUNT_MAX = 9999999999L;
    private static final long SIGNAL_MAX = 999;

    private final DeviceFacts facts;
    private final Quantity[] quantities = {
        new Quantity("uptime", "s", "uptime_s", 0, COUNT_DIGITS),
        new Quantity("free-heap", "B", "free_heap_bytes", 0, COUNT_DIGITS),   // RFC 8798 §2
        new Quantity("signal-dBm", null, "signal_dBm", 0, 3),
        new Quantity("outbox-depth", "count", "outbox_depth", 0, COUNT_DIGITS),
        new Quantity("dropped", "count", "dropped", 0, COUNT_DIGITS),
        new Quantity("reconnects", "count", "reconnects", 0, COUNT_DIGITS),
        new Quantity("sensor-failures", "count", "sensor_failures", 0, COUNT_DIGITS),
    };

    public DeviceSensor(DeviceFacts facts) {
        this.facts = facts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Quantity[] quantities() {
        return quantities;
    }

    @Override
    public int start() {
        return 0;
    }

    @Override
    public void read(long[] values) {
        long signal = facts.signalDbm();
        values[0] = within(facts.uptimeSeconds(), COUNT_MAX);
        values[1] = within(facts.freeHeapBytes(), COUNT_MAX);
        values[2] = signal == 0 ? Quantity.UNKNOWN : within(signal, SIGNAL_MAX);
        values[3] = within(facts.outboxDepth(), COUNT_MAX);
        values[4] = within(facts.dropped(), COUNT_MAX);
        values[5] = within(facts.reconnects(), COUNT_MAX);
        values[6] = within(facts.sensorFailures(), COUNT_MAX);
    }

    private static long within(long value, long max) {
        return Math.max(-max, Math.min(value, max));
    }
}
