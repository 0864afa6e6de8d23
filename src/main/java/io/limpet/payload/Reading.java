package io.limpet.payload;

import io.limpet.sensor.Quantity;
import io.limpet.sensor.Sensor;

/** What one sensor measured once, and when: made once for each sensor, filled in again for each reading. */
public final class Reading {

    /** The wall clock had not been set when the sensor measured. */
    public static final long TIME_UNKNOWN = Long.MIN_VALUE;

    public final Sensor sensor;

    /** A value for each of the sensor's quantities, as {@link Sensor#read} leaves them. */
    public final long[] values;

    /** Tells readings apart, and shows a gap: one more with each reading of the sensor since the device started. */
    public long sequence;

    /** When it was measured: milliseconds since 1970-01-01 00:00:00 UTC, or {@link #TIME_UNKNOWN}. */
    public long utcMillis = TIME_UNKNOWN;

    /** When it was measured: milliseconds since the device started. */
    public long uptimeMillis;

    public Reading(Sensor sensor) {
        this.sensor = sensor;
        this.values = new long[sensor.quantities().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Quantity.UNKNOWN;
        }
    }
}
