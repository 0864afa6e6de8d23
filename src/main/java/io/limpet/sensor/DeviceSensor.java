package io.limpet.sensor;

/**
 * The device's own health, measured like any other quantity.
 *
 * <p>The signal has no unit in SenML, where dBm is only a secondary one (RFC 8798 §3), but in its name; so have days,
 * which SenML does not know.
 */
public final class DeviceSensor implements Sensor {

    /** What it is called. */
    public static final String NAME = "device";

    /** Beyond these a number stands still: 31 years of uptime, 1 GB of heap, a failure a second for 31 years. */
    private static final int COUNT_DIGITS = 9;
    private static final long COUNT_MAX = 999999999;
    private static final int DEPTH_DIGITS = 6;
    private static final long DEPTH_MAX = 999999;
    private static final int RECONNECTS_DIGITS = 7;
    private static final long RECONNECTS_MAX = 9999999;
    private static final long SIGNAL_MAX = 999;

    /** 27 years, and whatever is beyond. */
    private static final int DAYS_DIGITS = 4;
    private static final long DAYS_MAX = 9999;

    private final DeviceFacts facts;
    private final Quantity[] quantities = {
        new Quantity("uptime", "s", "uptime_s", 0, COUNT_DIGITS),
        new Quantity("free-heap", "B", "free_heap_bytes", 0, COUNT_DIGITS),   // RFC 8798 §2
        new Quantity("signal-dBm", null, "signal_dBm", 0, 3),
        new Quantity("outbox-depth", "count", "outbox_depth", 0, DEPTH_DIGITS),
        new Quantity("dropped", "count", "dropped", 0, COUNT_DIGITS),
        new Quantity("reconnects", "count", "reconnects", 0, RECONNECTS_DIGITS),
        new Quantity("sensor-failures", "count", "sensor_failures", 0, COUNT_DIGITS),
        new Quantity("certificate-days", null, "certificate_days", 0, DAYS_DIGITS),
        new Quantity("anchor-days", null, "anchor_days", 0, DAYS_DIGITS),
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
        values[3] = within(facts.outboxDepth(), DEPTH_MAX);
        values[4] = within(facts.dropped(), COUNT_MAX);
        values[5] = within(facts.reconnects(), RECONNECTS_MAX);
        values[6] = within(facts.sensorFailures(), COUNT_MAX);
        values[7] = days(facts.certificateDays());
        values[8] = days(facts.anchorDays());
    }

    private static long days(long days) {
        return days == Quantity.UNKNOWN ? days : within(days, DAYS_MAX);
    }

    private static long within(long value, long max) {
        return Math.max(-max, Math.min(value, max));
    }
}
