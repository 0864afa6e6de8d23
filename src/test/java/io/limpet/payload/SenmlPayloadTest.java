package io.limpet.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.sensor.Quantity;
import io.limpet.sensor.Sensor;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SenmlPayloadTest {

    /** Of RFC 8428 §12.1 and RFC 8798 §2, those in use. */
    private static final Set<String> PRIMARY_UNITS = Set.of("Cel", "%RH", "Pa", "s", "B", "count");

    private final PayloadFormat format = new SenmlPayload("limpet-1");

    @Test
    void writesOnePack() {
        assertEquals("[{\"bn\":\"limpet-1/bme280/\",\"bt\":1795502976.123,\"n\":\"sequence\",\"u\":\"count\",\"v\":12},"
                + "{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":21.53},{\"n\":\"humidity\",\"u\":\"%RH\",\"v\":40.12},"
                + "{\"n\":\"pressure\",\"u\":\"Pa\",\"v\":100653}]", Readings.written(format, Readings.weather()));
    }

    @Test
    void resolvesToNamesUnitsAndTimes() {
        Reading reading = Readings.weather();
        reading.values[0] = -5;
        Map<String, String> records = resolved(Readings.written(format, reading));
        assertEquals("-0.05 Cel 1795502976.123", records.get("limpet-1/bme280/temperature"));
        assertEquals("40.12 %RH 1795502976.123", records.get("limpet-1/bme280/humidity"));
        assertEquals("100653 Pa 1795502976.123", records.get("limpet-1/bme280/pressure"));
        assertEquals("12 count 1795502976.123", records.get("limpet-1/bme280/sequence"));
        assertEquals(4, records.size());
    }

    @Test
    void tellsTheUptimeAndNoTimeAsLongAsTheTimeIsNotKnown() {
        Reading reading = Readings.weather();
        reading.utcMillis = Reading.TIME_UNKNOWN;
        checkWithoutTime(reading);
    }

    /** A clock that stands in 1970 would give a time that a reader has to take for a relative one (§4.5.3). */
    @Test
    void tellsTheUptimeAndNoTimeWhenTheTimeWouldBeTakenForARelativeOne() {
        Reading reading = Readings.weather();
        reading.utcMillis = (1L << 28) * 1000 - 1;
        checkWithoutTime(reading);
        reading.utcMillis++;
        assertTrue(Readings.written(format, reading).contains("\"bt\":268435456.000,"));
    }

    private void checkWithoutTime(Reading reading) {
        assertEquals("[{\"bn\":\"limpet-1/bme280/\",\"n\":\"sequence\",\"u\":\"count\",\"v\":12},"
                + "{\"n\":\"uptime-at-sampling\",\"u\":\"s\",\"v\":61.005},"
                + "{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":21.53},{\"n\":\"humidity\",\"u\":\"%RH\",\"v\":40.12},"
                + "{\"n\":\"pressure\",\"u\":\"Pa\",\"v\":100653}]", Readings.written(format, reading));
    }

    @Test
    void givesEverySensorNamesThatAreAllowedAndUnitsThatArePrimary() {
        for (Sensor sensor : Readings.all()) {
            Reading reading = new Reading(sensor);
            for (int i = 0; i < reading.values.length; i++) {
                reading.values[i] = -1_234_567 + i;
            }
            Map<String, String> records = resolved(Readings.written(format, reading));
            assertEquals(reading.values.length + 2, records.size());
        }
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Map<String, String> records = resolved(Readings.written(format, new Reading(Readings.device())));
        assertEquals(Set.of("limpet-1/device/sequence", "limpet-1/device/uptime-at-sampling"), records.keySet());
    }

    @Test
    void refusesADeviceIdThatNoSenmlNameCanHave() {
        for (String id : new String[] {"", "-1", "a b", "caf\u00e9", "a\"b"}) {
            String message = assertThrows(IllegalArgumentException.class, () -> new SenmlPayload(id)).getMessage();
            assertTrue(message.startsWith("device.id: \"" + id + "\", in SenML must be "), message);
        }
        new SenmlPayload("urn:dev:mac:0024befffe804ff1");
    }

    /** As RFC 8428 §4.6 says: base fields applied, and then a value, a unit and a time for each full name. */
    private static Map<String, String> resolved(String pack) {
        Map<String, String> records = new LinkedHashMap<>();
        String baseName = "";
        BigDecimal baseTime = BigDecimal.ZERO;
        for (Object element : (List<?>) StrictJson.parse(pack)) {
            Map<?, ?> record = (Map<?, ?>) element;
            assertTrue(Set.of("bn", "bt", "n", "u", "v").containsAll(record.keySet()), "fields " + record.keySet());
            baseName = record.containsKey("bn") ? (String) record.get("bn") : baseName;
            baseTime = record.containsKey("bt") ? (BigDecimal) record.get("bt") : baseTime;
            String name = baseName + record.get("n");
            assertTrue(isName(name), name);
            Object unit = record.get("u");
            assertTrue(unit == null ? name.endsWith("signal-dBm") || name.endsWith("-days")
                    : PRIMARY_UNITS.contains(unit), name + " " + unit);
            assertEquals(null, records.put(name, record.get("v") + " " + unit + " " + baseTime), name + " twice");
        }
        return records;
    }

    /** RFC 8428 §4.5.1. */
    private static boolean isName(String name) {
        return "-:./_".indexOf(name.charAt(0)) < 0 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-:./_".indexOf(c) >= 0);
    }

    @Test
    void quantityWithoutAUnitHasNone() {
        Reading reading = new Reading(Readings.of(new Quantity("x", null, "x", 0, 1)));
        reading.values[0] = 7;
        assertTrue(Readings.written(format, reading).endsWith(",{\"n\":\"x\",\"v\":7}]"));
    }
}
