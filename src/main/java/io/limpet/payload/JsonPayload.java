package io.limpet.payload;

import io.limpet.sensor.Quantity;
import io.limpet.sensor.Sensor;
import io.limpet.text.Text;
import io.limpet.text.Utf8;

/**
 * A reading as one flat JSON object (RFC 8259), each value under a key that names its unit.
 *
 * <pre>
 *   {"seq":12,"time":1795502976.123,"temperature_C":21.53,"humidity_percent":40.12}
 * </pre>
 *
 * <p>{@code time} is in seconds since 1970 (UTC). As long as the clock had not been set when the sensor measured,
 * {@code "uptime"} stands in its place: seconds since the device started. Which device it was, the topic says.
 */
public final class JsonPayload implements PayloadFormat {

    private static final String SEQUENCE = "{\"seq\":";
    private static final String TIME = ",\"time\":";
    private static final String UPTIME = ",\"uptime\":";

    @Override
    public void write(Reading reading, Text into) {
        into.append(SEQUENCE).append(reading.sequence);
        if (reading.utcMillis != Reading.TIME_UNKNOWN) {
            into.append(TIME).appendFixed(reading.utcMillis, Json.SECONDS_DECIMALS);
        } else {
            into.append(UPTIME).appendFixed(reading.uptimeMillis, Json.SECONDS_DECIMALS);
        }
        Quantity[] quantities = reading.sensor.quantities();
        for (int i = 0; i < quantities.length; i++) {
            if (reading.values[i] != Quantity.UNKNOWN) {
                into.append(",\"").append(quantities[i].key).append("\":");
                into.appendFixed(reading.values[i], quantities[i].decimals);
            }
        }
        into.append('}');
    }

    @Override
    public int bytesMax(Sensor sensor) {
        int bytes = SEQUENCE.length() + Json.INTEGER_BYTES_MAX + 1;
        bytes += UPTIME.length() + Json.SECONDS_BYTES_MAX;
        Quantity[] quantities = sensor.quantities();
        for (int i = 0; i < quantities.length; i++) {
            bytes += Utf8.length(quantities[i].key) + 4;
            bytes += Json.numberBytesMax(quantities[i].digitsMax, quantities[i].decimals);
        }
        return bytes;
    }
}
