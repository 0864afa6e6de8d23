package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.Bme280Calibration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Bme280CompensationTest {

    /** BST-BMP280-DS001 §3.12: the same formulas, with all the numbers. */
    @Test
    void givesTheTemperatureAndPressureOfTheDatasheetsExample() {
        Bme280Compensation compensation = loaded(Bme280Calibration.EXAMPLE);
        assertEquals(2508, compensation.centiCelsius(519888));
        assertEquals(100653.27, compensation.pascal256(415148) / 256.0, 0.05);
        assertEquals(100653, compensation.pascal(415148));
    }

    @Test
    void agreesWithTheDatasheetsFloatingPointOverTheWholeRange() {
        for (Bme280Calibration calibration : new Bme280Calibration[] {
            Bme280Calibration.EXAMPLE, Bme280Calibration.OTHER}) {
            agrees(calibration);
        }
    }

    private static void agrees(Bme280Calibration calibration) {
        Bme280Compensation compensation = loaded(calibration);
        int compared = 0;
        for (int temperature = 250_000; temperature < 800_000; temperature += 7_919) {
            double celsius = calibration.celsius(temperature);
            if (celsius < -40 || celsius > 85) {
                continue;
            }
            assertEquals(celsius, compensation.centiCelsius(temperature) / 100.0, 0.011);
            double fine = calibration.fine(temperature);
            for (int pressure = 100_000; pressure < 900_000; pressure += 17_321) {
                assertEquals(calibration.pascal(pressure, fine), compensation.pascal256(pressure) / 256.0, 1.0);
            }
            for (int humidity = 0; humidity < 0x10000; humidity += 997) {
                assertEquals(calibration.percent(humidity, fine), compensation.percent1024(humidity) / 1024.0, 0.03);
                compared++;
            }
        }
        assertTrue(compared > 2_000, "compared " + compared);
    }

    @Test
    void readsTheTwoWordsThatShareAByteWithTheirSigns() {
        Bme280Calibration negative = new Bme280Calibration(new int[] {27504, 26435, -1000}, new int[9],
                new int[] {75, 362, 0, -3, -5, -30});
        double fine = negative.fine(600_000);
        Bme280Compensation compensation = loaded(negative);
        compensation.centiCelsius(600_000);
        assertEquals(negative.percent(9_000, fine), compensation.percent1024(9_000) / 1024.0, 0.03);
    }

    @Test
    void holdsHumidityBetweenNothingAndSaturation() {
        Bme280Compensation compensation = loaded(Bme280Calibration.EXAMPLE);
        compensation.centiCelsius(519888);
        assertEquals(0, compensation.centiPercent(0));
        assertEquals(10_000, compensation.centiPercent(0xffff));
    }

    @Test
    void dividesByNothingWithoutAResult() {
        Bme280Compensation compensation = loaded(
                new Bme280Calibration(new int[] {27504, 26435, -1000}, new int[9], new int[6]));
        compensation.centiCelsius(519888);
        assertEquals(-1, compensation.pascal(415148));
    }

    @Test
    void seesThatACalibrationIsEmpty() {
        for (int filling : new int[] {0x00, 0xff}) {
            Bme280Compensation compensation = new Bme280Compensation();
            byte[] bytes = new byte[26];
            Arrays.fill(bytes, (byte) filling);
            compensation.loadFirst(bytes);
            compensation.loadSecond(bytes);
            assertFalse(compensation.isPlausible(), "filled with " + filling);
        }
        assertTrue(loaded(Bme280Calibration.EXAMPLE).isPlausible());
    }

    private static Bme280Compensation loaded(Bme280Calibration calibration) {
        Bme280Compensation compensation = new Bme280Compensation();
        compensation.loadFirst(calibration.first());
        compensation.loadSecond(calibration.second());
        return compensation;
    }
}
