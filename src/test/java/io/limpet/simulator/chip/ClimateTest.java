package io.limpet.simulator.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClimateTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @Test
    void isPlausibleForWeeksWithEachSeed() {
        for (long seed = 0; seed < 20; seed++) {
            Climate climate = new SeededClimate(seed);
            for (long millis = 0; millis < 14 * DAY; millis += 5 * MINUTE) {
                assertBetween(5_000, 30_000, climate.temperatureMilliCelsius(millis));
                assertBetween(5_000, 98_000, climate.humidityMilliPercent(millis));
                assertBetween(99_500, 103_000, climate.pressurePascal(millis));
            }
        }
    }

    @Test
    void changesLittleInAMinuteAndMuchInADay() {
        Climate climate = new SeededClimate(7);
        int coldest = Integer.MAX_VALUE;
        int warmest = Integer.MIN_VALUE;
        for (long millis = 0; millis < DAY; millis += MINUTE) {
            int now = climate.temperatureMilliCelsius(millis);
            assertBetween(-500, 500, climate.temperatureMilliCelsius(millis + MINUTE) - now);
            assertBetween(-2_000, 2_000,
                    climate.humidityMilliPercent(millis + MINUTE) - climate.humidityMilliPercent(millis));
            assertBetween(-20, 20, climate.pressurePascal(millis + MINUTE) - climate.pressurePascal(millis));
            coldest = Math.min(coldest, now);
            warmest = Math.max(warmest, now);
        }
        assertBetween(5_000, 18_000, warmest - coldest);
    }

    @Test
    void isAFunctionOfSeedAndTimeAlone() {
        Climate climate = new SeededClimate(42);
        int noon = climate.temperatureMilliCelsius(12 * HOUR);
        climate.temperatureMilliCelsius(5 * DAY);
        assertEquals(noon, climate.temperatureMilliCelsius(12 * HOUR));
        assertEquals(noon, new SeededClimate(42).temperatureMilliCelsius(12 * HOUR));
        assertNotEquals(noon, new SeededClimate(43).temperatureMilliCelsius(12 * HOUR));
    }

    @Test
    void canBeHeldFastInEachQuantityAndLetGo() {
        Climate nature = new SeededClimate(1);
        SettableClimate climate = new SettableClimate(nature);
        climate.setTemperatureMilliCelsius(31_500);
        assertEquals(31_500, climate.temperatureMilliCelsius(HOUR));
        assertEquals(nature.humidityMilliPercent(HOUR), climate.humidityMilliPercent(HOUR));
        climate.setHumidityMilliPercent(80_000);
        climate.setPressurePascal(95_000);
        assertEquals(80_000, climate.humidityMilliPercent(HOUR));
        assertEquals(95_000, climate.pressurePascal(HOUR));
        climate.setTemperatureMilliCelsius(null);
        assertEquals(nature.temperatureMilliCelsius(HOUR), climate.temperatureMilliCelsius(HOUR));
    }

    private static void assertBetween(int least, int most, int value) {
        assertTrue(value >= least && value <= most, value + " is not between " + least + " and " + most);
    }
}
