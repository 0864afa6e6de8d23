package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.chip.Dps310Calibration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Dps310CompensationTest {

    private static final double PRESSURE_SCALE = 253952;
    private static final double TEMPERATURE_SCALE = 7864320;

    /** Half of the last decimal, and a hundredth of a pascal for what is cut off on the way. */
    @Test
    void agreesWithFloatingPointToItsLastDecimal() {
        agrees(Dps310Calibration.USUAL, 1.5, 0.06);
        agrees(Dps310Calibration.OTHER, 1.5, 0.06);
    }

    /** The largest coefficients there can be, each sign, up to the limit of the raw values: nothing overflows. */
    @Test
    void staysExactWithTheLargestNumbersThereAre() {
        agrees(new Dps310Calibration(2047, 2047, 0x7ffff, 0x7ffff, 32767, 32767, 32767, 32767, 32767), 3.99, 0.2);
        agrees(new Dps310Calibration(-2048, -2048, -0x80000, -0x80000, -32768, -32768, -32768, -32768, -32768), 3.99,
                0.2);
        agrees(new Dps310Calibration(-2048, 2047, -0x80000, 0x7ffff, -32768, 32767, -32768, 32767, -32768), 3.99, 0.2);
    }

    private static void agrees(Dps310Calibration calibration, double ratioMax, double pascals) {
        Dps310Compensation compensation = loaded(calibration);
        int compared = 0;
        for (double t = -1; t <= 1; t += 0.0437) {
            int temperature = (int) (t * TEMPERATURE_SCALE);
            double exactly = temperature / TEMPERATURE_SCALE;
            assertEquals(calibration.celsius(exactly), compensation.centiCelsius(temperature) / 100.0, 0.0051);
            for (double p = -ratioMax; p <= ratioMax; p += 0.0191) {
                int pressure = (int) (p * PRESSURE_SCALE);
                assertEquals(calibration.pascal(pressure / PRESSURE_SCALE, exactly),
                        compensation.deciPascal(pressure, temperature) / 10.0, pascals);
                compared++;
            }
        }
        assertTrue(compared > 5_000, "compared " + compared);
    }

    @Test
    void refusesARawPressureFarBeyondAllPressures() {
        Dps310Compensation compensation = loaded(Dps310Calibration.USUAL);
        assertEquals(Dps310Compensation.NONSENSE, compensation.deciPascal(0x7fffff, 0));
        assertEquals(Dps310Compensation.NONSENSE, compensation.deciPascal(-0x800000, 0));
    }

    @Test
    void seesThatCoefficientsAreEmpty() {
        for (int filling : new int[] {0x00, 0xff}) {
            Dps310Compensation compensation = new Dps310Compensation();
            byte[] bytes = new byte[Dps310Compensation.BYTES];
            Arrays.fill(bytes, (byte) filling);
            compensation.load(bytes);
            assertFalse(compensation.isPlausible(), "filled with " + filling);
        }
        assertTrue(loaded(Dps310Calibration.USUAL).isPlausible());
    }

    private static Dps310Compensation loaded(Dps310Calibration calibration) {
        Dps310Compensation compensation = new Dps310Compensation();
        compensation.load(calibration.bytes());
        return compensation;
    }
}
