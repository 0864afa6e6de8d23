package io.limpet.payload;

import io.limpet.sensor.Quantity;
import io.limpet.sensor.Sensor;
import io.limpet.text.Text;
import io.limpet.text.Utf8;

/**
 * A reading as a SenML pack in JSON (RFC 8428), media type {@code application/senml+json}.
 *
 * <pre>
 *   [{"bn":"limpet-1/bme280/","bt":1795502976.123,"n":"sequence","u":"count","v":12},
 *    {"n":"temperature","u":"Cel","v":21.53},{"n":"humidity","u":"%RH","v":40.12}]         but without line breaks
 * </pre>
 *
 * <p>Names are device id, sensor and quantity with slashes between; units are primary ones (§12.1, RFC 8798 §2).
 *
 * <p>As long as the clock had not been set when the sensor measured, there is no base time. A time below 2^28 would be
 * relative to the moment of sending (§4.5.3), but a message may wait in the outbox, and no time at all means "roughly
 * now" to a reader. So that the true time can still be worked out, from any later message of the same run that has
 * both, the pack then has a further record, {@code uptime-at-sampling}, in seconds since the device started.
 */
public final class SenmlPayload implements PayloadFormat {

    private static final String HEAD = "[{\"bn\":\"";
    private static final String AFTER_SENSOR = "/\",";
    private static final String TIME = "\"bt\":";
    private static final String SEQUENCE = "\"n\":\"sequence\",\"u\":\"count\",\"v\":";
    private static final String UPTIME = "},{\"n\":\"uptime-at-sampling\",\"u\":\"s\",\"v\":";
    private static final String NAME = "},{\"n\":\"";
    private static final String UNIT = "\",\"u\":\"";
    private static final String VALUE = "\",\"v\":";
    private static final String TAIL = "}]";

    /** Below it a time is relative (§4.5.3); as an absolute time it lies in 1978. */
    private static final long ABSOLUTE_MILLIS_MIN = (1L << 28) * 1000;

    /** Up to the sensor's name. */
    private final byte[] head;

    /** @throws IllegalArgumentException when the device id is not one or more characters of a SenML name (§4.5.1) */
    public SenmlPayload(String deviceId) {
        if (!isName(deviceId)) {
            throw new IllegalArgumentException("device.id: \"" + deviceId + "\", in SenML must be letters, digits and"
                    + " - : . / _, a letter or digit first (RFC 8428 4.5.1)");
        }
        head = Utf8.bytes(HEAD + deviceId + "/");
    }

    @Override
    public void write(Reading reading, Text into) {
        into.append(head, 0, head.length).append(reading.sensor.name()).append(AFTER_SENSOR);
        boolean timed = reading.utcMillis >= ABSOLUTE_MILLIS_MIN;
        if (timed) {
            into.append(TIME).appendFixed(reading.utcMillis, Json.SECONDS_DECIMALS).append(',');
        }
        into.append(SEQUENCE).append(reading.sequence);
        if (!timed) {
            into.append(UPTIME).appendFixed(reading.uptimeMillis, Json.SECONDS_DECIMALS);
        }
        Quantity[] quantities = reading.sensor.quantities();
        for (int i = 0; i < quantities.length; i++) {
            if (reading.values[i] != Quantity.UNKNOWN) {
                writeValue(quantities[i], reading.values[i], into);
            }
        }
        into.append(TAIL);
    }

    private static void writeValue(Quantity quantity, long value, Text into) {
        into.append(NAME).append(quantity.name);
        if (quantity.unit != null) {
            into.append(UNIT).append(quantity.unit);
        }
        into.append(VALUE).appendFixed(value, quantity.decimals);
    }

    @Override
    public int bytesMax(Sensor sensor) {
        int bytes = head.length + Utf8.length(sensor.name()) + AFTER_SENSOR.length();
        bytes += SEQUENCE.length() + Json.INTEGER_BYTES_MAX;
        bytes += UPTIME.length() + Json.SECONDS_BYTES_MAX;   // longer than the time it stands for
        Quantity[] quantities = sensor.quantities();
        for (int i = 0; i < quantities.length; i++) {
            bytes += NAME.length() + Utf8.length(quantities[i].name) + VALUE.length();
            bytes += Json.numberBytesMax(quantities[i].digitsMax, quantities[i].decimals);
            if (quantities[i].unit != null) {
                bytes += UNIT.length() + Utf8.length(quantities[i].unit);
            }
        }
        return bytes + TAIL.length();
    }

    /** Whether it may stand in a SenML name, first and elsewhere (§4.5.1). */
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && (i == 0 || "-:./_".indexOf(c) < 0)) {
                return false;
            }
        }
        return text.length() > 0;
    }
}
