package io.limpet.payload;

import io.limpet.sensor.Sensor;
import io.limpet.text.Text;

/**
 * How a reading is written.
 *
 * <p>Contract: what is written is complete in itself, and never longer than {@link #bytesMax} as long as the sensor
 * keeps to the digits of its quantities; values that are not known are left out; writing allocates nothing.
 */
public interface PayloadFormat {

    /** Appends the reading. */
    void write(Reading reading, Text into);

    /** The length of the longest payload there can be of this sensor, in bytes. */
    int bytesMax(Sensor sensor);
}
