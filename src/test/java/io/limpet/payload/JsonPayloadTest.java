package io.limpet.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.sensor.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonPayloadTest {

    private final PayloadFormat format = new JsonPayload();

    @Test
    void writesOneFlatObject() {
        assertEquals("{\"seq\":12,\"time\":1795502976.123,\"temperature_C\":21.53,"
                + "\"humidity_percent\":40.12,\"pressure_Pa\":100653}", Readings.written(format, Readings.weather()));
    }

    @Test
    void tellsTheUptimeAsLongAsTheTimeIsNotKnown() {
        Reading reading = Readings.weather();
        reading.utcMillis = Reading.TIME_UNKNOWN;
        assertEquals("{\"seq\":12,\"uptime\":61.005,\"temperature_C\":21.53,"
                + "\"humidity_percent\":40.12,\"pressure_Pa\":100653}", Readings.written(format, reading));
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Reading reading = Readings.weather();
        reading.values[1] = Quantity.UNKNOWN;
        assertEquals("{\"seq\":12,\"time\":1795502976.123,\"temperature_C\":21.53,"
                + "\"pressure_Pa\":100653}", Readings.written(format, reading));
        reading.values[0] = Quantity.UNKNOWN;
        reading.values[2] = Quantity.UNKNOWN;
        assertEquals("{\"seq\":12,\"time\":1795502976.123}",
                Readings.written(format, reading));
    }

    @Test
    void keepsTheSignOfSmallNumbers() {
        check(0, -5, "-5");
        check(1, -5, "-0.5");
        check(2, -5, "-0.05");
        check(2, -105, "-1.05");
        check(2, 5, "0.05");
        check(2, 0, "0.00");
        check(3, -63, "-0.063");
        check(6, 1, "0.000001");
        check(6, -1_000_000, "-1.000000");
        check(0, Long.MAX_VALUE, "9223372036854775807");
        check(6, Long.MIN_VALUE + 1, "-9223372036854.775807");
    }

    private void check(int decimals, long value, String written) {
        Reading reading = new Reading(Readings.of(new Quantity("x", null, "x", decimals, 19)));
        reading.values[0] = value;
        Map<?, ?> object = (Map<?, ?>) StrictJson.parse(Readings.written(format, reading));
        assertEquals(new BigDecimal(written), object.get("x"));
    }
}
