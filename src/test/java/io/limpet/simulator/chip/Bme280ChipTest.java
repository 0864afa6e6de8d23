package io.limpet.simulator.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.limpet.board.I2cBus;
import org.junit.jupiter.api.Test;

/** The chip as BST-BME280-DS002 describes it, looked at from the bus. */
class Bme280ChipTest {

    private final Wire wire = new Wire().attach("bme280", 0x76);

    @Test
    void hasTheRegistersOfTheMemoryMapAfterReset() {
        assertEquals(0x60, wire.read(0xd0, 1));
        assertEquals(0x00000000, wire.read(0xf2, 4));
        assertEquals(0x800000, wire.read(0xf7, 3));
        assertEquals(0x800000, wire.read(0xfa, 3));
        assertEquals(0x8000, wire.read(0xfd, 2));
        assertEquals(0x00, wire.read(0xe0, 1));
    }

    @Test
    void countsTheAddressUpWhenReadAndTakesPairsWhenWritten() {
        wire.write(0xf2, 0x01, 0xf5, 0xa0, 0xf4, 0x24);
        assertEquals(0x010024a0, wire.read(0xf2, 4));
        assertEquals(27504, Integer.reverseBytes(wire.read(0x88, 2)) >>> 16, "dig_T1, low byte first");
    }

    @Test
    void measuresOnceWhenForcedAndSleepsAgain() {
        wire.write(0xf2, 0x01, 0xf4, 0x25);
        assertEquals(0x08, wire.read(0xf3, 1), "measuring");
        wire.millis += 9;
        assertEquals(0x08, wire.read(0xf3, 1), "9.3 ms at most (§9.1)");
        assertEquals(0x800000, wire.read(0xfa, 3));
        wire.millis += 1;
        assertEquals(0x00, wire.read(0xf3, 1));
        assertEquals(0x24, wire.read(0xf4, 1), "mode is sleep");
        int first = wire.read(0xfa, 3);
        wire.climate.setTemperatureMilliCelsius(70_000);
        wire.millis += 60_000;
        assertEquals(first, wire.read(0xfa, 3));
    }

    @Test
    void measuresAgainAndAgainInNormalMode() {
        wire.climate.setTemperatureMilliCelsius(10_000);
        wire.write(0xf5, 0xa0, 0xf4, 0x27);   // a second of standby
        wire.millis += 10;
        int first = wire.read(0xfa, 3);
        wire.climate.setTemperatureMilliCelsius(30_000);
        wire.millis += 990;
        assertEquals(first, wire.read(0xfa, 3));
        wire.millis += 20;
        assertNotEquals(first, wire.read(0xfa, 3));
    }

    @Test
    void takesTheSamplesOfHumidityOnlyWithTheNextCtrlMeas() {
        wire.write(0xf4, 0x24);
        wire.write(0xf2, 0x01);
        wire.write(0xf4, 0x25);
        wire.millis += 10;
        assertNotEquals(0x8000, wire.read(0xfd, 2));
        Wire other = new Wire().attach("bme280", 0x76);
        other.write(0xf4, 0x25);
        other.write(0xf2, 0x01);
        other.millis += 10;
        assertEquals(0x8000, other.read(0xfd, 2));
    }

    @Test
    void leavesTheValueOfNothingWhereNothingIsMeasured() {
        wire.write(0xf4, 0x01);
        wire.millis += 10;
        assertEquals(0x800000, wire.read(0xf7, 3));
        assertEquals(0x800000, wire.read(0xfa, 3));
        assertEquals(0x8000, wire.read(0xfd, 2));
    }

    @Test
    void resolvesSixteenBitsFromOneSampleAndTwentyFromSixteen() {
        wire.write(0xf4, 0x25);
        wire.millis += 10;
        assertEquals(0, wire.read(0xfa, 3) & 0xff);
        boolean finer = false;
        for (int milliCelsius = 20_000; milliCelsius < 20_050; milliCelsius++) {
            wire.climate.setTemperatureMilliCelsius(milliCelsius);
            wire.write(0xf4, 0xb5);
            wire.millis += 120;
            finer |= (wire.read(0xfa, 3) & 0xff) != 0;
        }
        assertEquals(true, finer);
    }

    @Test
    void isResetByTheRightWordOnly() {
        wire.write(0xf2, 0x05);
        wire.write(0xe0, 0xb5);
        assertEquals(0x05, wire.read(0xf2, 1));
        wire.write(0xe0, 0xb6);
        assertEquals(0x00, wire.read(0xf2, 1));
        assertEquals(0x01, wire.read(0xf3, 1), "im_update");
        wire.millis += 2;
        assertEquals(0x00, wire.read(0xf3, 1));
    }

    @Test
    void answersTwoMillisecondsAfterPowerUp() {
        wire.chip.power(false);
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, wire.probe());
        wire.chip.power(true);
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, wire.probe());
        wire.millis += 2;
        assertEquals(I2cBus.OK, wire.probe());
    }
}
