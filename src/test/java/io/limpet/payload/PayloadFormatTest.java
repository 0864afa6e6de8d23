package io.limpet.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Allocations;
import io.limpet.Rounds;
import io.limpet.sensor.Quantity;
import io.limpet.sensor.Sensor;
import io.limpet.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every format. */
class PayloadFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"json", "senml"})
    void isNeverLongerThanItSays(String name) {
        PayloadFormat format = PayloadFormats.create(name, "limpet-1");
        for (Sensor sensor : Readings.all()) {
            int longest = 0;
            for (int digits : new int[] {-19, -1, 0, 1, 19}) {
                for (long time : new long[] {Reading.TIME_UNKNOWN, Long.MIN_VALUE + 1, 0, Long.MAX_VALUE}) {
                    longest = Math.max(longest, length(format, extreme(sensor, digits, time)));
                }
            }
            assertEquals(format.bytesMax(sensor), longest, sensor.name() + ": exactly as long as it can be");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "senml"})
    void isNeverLongerThanItSaysWithAnyDigitsAndDecimals(String name) {
        PayloadFormat format = PayloadFormats.create(name, "x");
        for (int decimals = 0; decimals <= 6; decimals++) {
            for (int digits = 1; digits <= 19; digits++) {
                Sensor sensor = Readings.of(new Quantity("x", "Cel", "x_C", decimals, digits));
                int longest = length(format, extreme(sensor, -19, Reading.TIME_UNKNOWN));
                assertEquals(format.bytesMax(sensor), longest, digits + " digits, " + decimals + " decimals");
            }
        }
    }

    /** Each value of as many nines as it may have, at most so many; negative ones if the digits are. */
    private static Reading extreme(Sensor sensor, int digits, long time) {
        Reading reading = new Reading(sensor);
        reading.sequence = Long.MIN_VALUE;
        reading.utcMillis = time;
        reading.uptimeMillis = Long.MIN_VALUE;
        for (int i = 0; i < reading.values.length; i++) {
            int count = Math.min(Math.abs(digits), sensor.quantities()[i].digitsMax);
            long nines = count == 19 ? Long.MAX_VALUE : Math.round(Math.pow(10, count)) - 1;
            reading.values[i] = digits < 0 ? -nines : nines;
        }
        return reading;
    }

    private static int length(PayloadFormat format, Reading reading) {
        Text text = new Text(format.bytesMax(reading.sensor));
        format.write(reading, text);
        assertFalse(text.overflowed());
        StrictJson.parse(text.toString());
        return text.length();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "senml"})
    void appendsToWhatIsThere(String name) {
        PayloadFormat format = PayloadFormats.create(name, "limpet-1");
        Text text = new Text(1_000).append("before ");
        format.write(Readings.weather(), text);
        assertEquals("before " + Readings.written(format, Readings.weather()), text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "senml"})
    void allocatesNothing(String name) {
        PayloadFormat format = PayloadFormats.create(name, "limpet-1");
        Reading reading = Readings.weather();
        Text text = new Text(1_000);
        long least = Long.MAX_VALUE;   // of three rounds: the first pays for what the virtual machine does once
        for (int round = 0; round < 3; round++) {
            long before = Allocations.bytes();
            for (int i = 0; i < Rounds.of(10_000); i++) {
                reading.sequence++;
                format.write(reading, text.clear());
            }
            least = Math.min(least, Allocations.bytes() - before);
        }
        assertEquals(0, least);
    }

    @Test
    void aReadingKnowsNothingUntilItIsFilledIn() {
        Reading reading = new Reading(Readings.device());
        assertEquals(Reading.TIME_UNKNOWN, reading.utcMillis);
        for (long value : reading.values) {
            assertEquals(Quantity.UNKNOWN, value);
        }
    }

    @Test
    void isChosenByName() {
        assertTrue(PayloadFormats.create("json", "a") instanceof JsonPayload);
        assertTrue(PayloadFormats.create("senml", "a") instanceof SenmlPayload);
        assertEquals("payload.format: xml, must be json or senml", assertThrows(IllegalArgumentException.class,
                () -> PayloadFormats.create("xml", "a")).getMessage());
    }
}
