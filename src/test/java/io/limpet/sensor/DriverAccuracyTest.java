package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.Bme280Calibration;
import io.limpet.simulator.chip.Bme280Chip;
import io.limpet.simulator.chip.Dps310Calibration;
import io.limpet.simulator.chip.Dps310Chip;
import io.limpet.simulator.chip.Register;
import io.limpet.simulator.chip.Tmp102Chip;
import io.limpet.simulator.chip.Tmp105Chip;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each driver with its chip over the chip's whole range: what is measured is the climate, to the chip's resolution. */
class DriverAccuracyTest {

    /** At one sample: 0.005 degrees Celsius and one rounding, 0.008 %, 2.6 Pa and more where it is cold and high. */
    @Test
    void bme280() throws Exception {
        weather(new Workbench("bme280", 0x76, Bme280Chip::new), 110_000, 0.016, 0.05, 6);
        weather(new Workbench("bme280", 0x77, (address, clock, climate) ->
                new Bme280Chip(address, clock, climate, Bme280Calibration.OTHER)), 110_000, 0.016, 0.05, 6);
    }

    @Test
    void dps310() throws Exception {
        weather(new Workbench("dps310", 0x77, Dps310Chip::new), 120_000, 0.006, 0, 0.4);
        weather(new Workbench("dps310", 0x76, (address, clock, climate) ->
                new Dps310Chip(address, clock, climate, Dps310Calibration.OTHER, false)), 120_000, 0.006, 0, 0.4);
    }

    @Test
    void dps310WithoutTheGainBitOfItsThermometer() throws Exception {
        Workbench bench = new Workbench("dps310", 0x77, (address, clock, climate) ->
                new Dps310Chip(address, clock, climate, Dps310Calibration.USUAL, true));
        bench.set(20_000, 50_000, 100_000);
        bench.measure();
        assertEquals(2000, bench.values[0]);
        bench.chip.power(false);
        bench.chip.power(true);
        bench.millis += 10_000;
        bench.measure();
        assertEquals(2000, bench.values[0], "after the gain bit was lost with the supply");
    }

    @Test
    void tmp102() throws Exception {
        temperatures(new Workbench("tmp102", 0x48, Tmp102Chip::new));
    }

    @Test
    void tmp105() throws Exception {
        temperatures(new Workbench("tmp105", 0x49, Tmp105Chip::new));
    }

    /** Each raw value that also means "not measured" does occur: 0x80000 at 26.4 degrees Celsius, for one. */
    @Test
    void bme280MeasuresWhatHasTheRawValueOfNothing() throws Exception {
        Workbench bench = new Workbench("bme280", 0x76, Bme280Chip::new);
        boolean[] seen = new boolean[3];
        for (int i = 0; i < 4_000; i++) {
            bench.set(26_000 + i / 4, 62_000 + 4 * i, 80_000 + i);
            bench.measure();
            assertEquals(26_000 + i / 4, bench.values[0] * 10, 16);
            for (Register register : bench.chip.registers()) {
                seen[0] |= register.name().equals("temp") && register.value() == 0x80000;
                seen[1] |= register.name().equals("press") && register.value() == 0x80000;
                seen[2] |= register.name().equals("hum") && register.value() == 0x8000;
            }
        }
        assertEquals("[true, true, true]", Arrays.toString(seen), "temperature, pressure, humidity");
    }

    /** Measures; and no value has more digits than its quantity says. */
    private static void measure(Workbench bench) throws SensorException {
        bench.measure();
        for (int i = 0; i < bench.values.length; i++) {
            long digits = Long.toString(Math.abs(bench.values[i])).length();
            assertTrue(digits <= bench.sensor.quantities()[i].digitsMax, "digits of " + bench.values[i]);
        }
    }

    private static void weather(Workbench bench, int pascalMax, double celsius, double percent, double pascals)
            throws Exception {
        int pressure = bench.values.length - 1;
        double scale = bench.sensor.quantities()[pressure].decimals == 1 ? 10 : 1;
        for (int milliCelsius = -40_000; milliCelsius <= 85_000; milliCelsius += 1_237) {
            for (int pascal = 30_000; pascal <= pascalMax; pascal += 9_973) {
                int milliPercent = (milliCelsius + 40_000) * 7 % 100_001;
                bench.set(milliCelsius, milliPercent, pascal);
                measure(bench);
                String what = milliCelsius + " m°C, " + milliPercent + " m%, " + pascal + " Pa";
                assertEquals(milliCelsius / 1000.0, bench.values[0] / 100.0, celsius, what);
                assertEquals(pascal, bench.values[pressure] / scale, pascals, what);
                if (bench.values.length == 3) {
                    assertEquals(milliPercent / 1000.0, bench.values[1] / 100.0, percent, what);
                }
            }
        }
    }

    private static void temperatures(Workbench bench) throws Exception {
        for (int milliCelsius = -55_000; milliCelsius <= 127_937; milliCelsius += 311) {
            bench.set(milliCelsius, 50_000, 100_000);
            measure(bench);
            assertTrue(bench.values[0] <= milliCelsius && bench.values[0] > milliCelsius - 64,
                    milliCelsius + " m°C measured as " + bench.values[0]);
        }
    }
}
