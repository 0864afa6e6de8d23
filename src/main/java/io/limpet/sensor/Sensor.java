package io.limpet.sensor;

/**
 * Something that measures.
 *
 * <p>Contract: {@link #start}, then after the milliseconds that it returned {@link #read}. After a
 * {@link SensorException} from either the next {@link #start} begins with finding and configuring the sensor again, so
 * that one that was unplugged, or lost its power, comes back by itself. Neither allocates while the sensor works.
 */
public interface Sensor {

    /** What it is called in topics, configuration and log: {@code "bme280"}. */
    String name();

    /** What it measures, in the order of the values. Always the same array. */
    Quantity[] quantities();

    /** Starts a measurement. Returns how many milliseconds it takes: 0 to 1000. */
    int start() throws SensorException;

    /**
     * Reads what was measured: a value for each of {@link #quantities()}, as an integer of its smallest decimal, or
     * {@link Quantity#UNKNOWN}.
     */
    void read(long[] values) throws SensorException;
}
