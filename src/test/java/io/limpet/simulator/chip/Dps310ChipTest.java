package io.limpet.simulator.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The chip as its datasheet describes it, looked at from the bus. */
class Dps310ChipTest {

    private final Wire wire = new Wire().attach("dps310", 0x77);

    @Test
    void hasItsIdentityAndIsReady() {
        assertEquals(0x10, wire.read(0x0d, 1));
        assertEquals(0xc0, wire.read(0x08, 1));
        assertEquals(0x80, wire.read(0x28, 1));
        assertEquals(204, wire.read(0x10, 2) >> 4);
        assertEquals(-261, wire.read(0x11, 2) << 20 >> 20);
        assertEquals(81213, wire.read(0x13, 3) >> 4);
        assertEquals(-54021, wire.read(0x15, 3) << 12 >> 12);
        assertEquals(-1187, (short) wire.read(0x20, 2));
    }

    @Test
    void takesItsTimeToStart() {
        wire.write(0x0c, 0x09);
        assertEquals(0x00, wire.read(0x08, 1));
        assertEquals(0x0000, wire.read(0x10, 2));
        wire.millis += 12;
        assertEquals(0x40, wire.read(0x08, 1));
        wire.millis += 28;
        assertEquals(0xc0, wire.read(0x08, 1));
        assertNotEquals(0x0000, wire.read(0x10, 2));
    }

    @Test
    void takesOneByteInATransfer() {
        wire.write(0x06, 0x44, 0x43);
        assertEquals(0x4400, wire.read(0x06, 2));
    }

    @Test
    void measuresOneOfTheTwoInASingleMeasurement() {
        wire.write(0x08, 0x02);
        wire.millis += 3;
        assertEquals(0xc2, wire.read(0x08, 1));
        wire.millis += 1;
        assertEquals(0xe0, wire.read(0x08, 1), "TMP_RDY, and standby again");
        wire.read(0x03, 3);
        assertEquals(0xc0, wire.read(0x08, 1), "reading takes the flag away");
        wire.write(0x08, 0x01);
        wire.millis += 4;
        assertEquals(0xd0, wire.read(0x08, 1), "PRS_RDY");
    }

    @Test
    void measuresBothInTheBackground() {
        wire.write(0x06, 0x44);
        wire.write(0x07, 0xc3);
        wire.write(0x09, 0x04);
        wire.write(0x08, 0x07);
        wire.millis += 104;
        assertEquals(0xc7, wire.read(0x08, 1));
        wire.millis += 1;
        assertEquals(0xf7, wire.read(0x08, 1));
        wire.read(0x00, 6);
        assertEquals(0xc7, wire.read(0x08, 1));
        wire.millis += 63;
        assertEquals(0xf7, wire.read(0x08, 1));
    }

    /** The same climate with each number of samples is the same ratio, given the shift and the right thermometer. */
    @Test
    void scalesByTheNumberOfSamples() {
        wire.climate.setTemperatureMilliCelsius(25_000);
        int[] scale = {524288, 1572864, 3670016, 7864320, 253952, 516096, 1040384, 2088960};
        wire.write(0x09, 0x08);
        for (int setting = 0; setting < scale.length; setting++) {
            assertEquals((25.0 - 102.0) / -261, temperature(0x80 | setting) / (double) scale[setting], 1e-5);
        }
        assertTrue(Math.abs((25.0 - 102.0) / -261 - temperature(0x00) / 524288.0) > 0.05, "the other thermometer");
        wire.write(0x09, 0x00);
        assertTrue(Math.abs((25.0 - 102.0) / -261 - temperature(0x84) / 253952.0) > 0.05, "without T_SHIFT");
    }

    private int temperature(int configuration) {
        wire.write(0x07, configuration);
        wire.write(0x08, 0x02);
        wire.millis += 207;
        return wire.read(0x03, 3) << 8 >> 8;
    }

    @Test
    void setsItsGainBitOnlyWhenUnlocked() {
        Wire old = new Wire();
        old.attach(new Dps310Chip(0x77, () -> old.millis, old.climate, Dps310Calibration.USUAL, true));
        old.write(0x62, 0x02);
        assertEquals(0x00, old.read(0x32, 1));
        old.write(0x0e, 0xa5);
        old.write(0x0f, 0x96);
        old.write(0x62, 0x02);
        assertEquals(0x02, old.read(0x32, 1));
    }
}
