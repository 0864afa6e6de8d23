package io.limpet.simulator.chip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.board.I2cBus;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.natives.PowerCut;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The EEPROM on the wire: pages, busy times, and what a power cut leaves (Microchip DS20001203, 24LC256). */
class At24cChipTest {

    private static final int WRITE_MILLIS = 5;

    private final Wire wire = new Wire();
    private final At24cChip chip = new At24cChip("24c32", 0x50, () -> wire.millis);

    At24cChipTest() {
        wire.attach(chip);
    }

    @Test
    void leavesTheFactoryAllOnes() {
        assertEquals(0xffffffff, readAt(0x0ffc, 4));
    }

    @Test
    void writesBytesWhereTheAddressSays() {
        writeAndWait(0x01, 0x23, 0xaa, 0xbb);
        assertEquals(0xffaabbff, readAt(0x0122, 4));
    }

    @Test
    void beginsAPageAgainAtItsEnd() {
        writeAndWait(0x00, 0x3e, 1, 2, 3);
        assertEquals(0x0102, readAt(0x3e, 2));
        assertEquals(0x03ff, readAt(0x20, 2));
        assertEquals(0xffff, readAt(0x40, 2));
    }

    @Test
    void keepsTheLastOfMoreBytesThanAPageHas() {
        int[] bytes = new int[2 + 33];
        bytes[34] = 7;
        writeAndWait(bytes);
        assertEquals(0x0700, readAt(0, 2));
    }

    @Test
    void readsOnFromWhereItWasAndFromTheLastByteToTheFirst() {
        writeAndWait(0x0f, 0xff, 0x11);
        writeAndWait(0x00, 0x00, 0x22);
        assertEquals(0x1122, readAt(0x0fff, 2));
        assertEquals(0xff, wire.readOn(1));
    }

    @Test
    void knowsNoAddressBitsBeyondItsSize() {
        writeAndWait(0xf0, 0x05, 0x33);
        assertEquals(0x33, readAt(0x0005, 1));
    }

    @Test
    void acknowledgesNothingWhileItWrites() {
        wire.write(0, 0, 1);
        for (int i = 0; i < WRITE_MILLIS; i++) {
            assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, wire.probe());
            wire.millis++;
        }
        assertEquals(I2cBus.OK, wire.probe());
        wire.write(0, 0);   // an address alone writes nothing
        assertEquals(I2cBus.OK, wire.probe());
    }

    @Test
    void writesNothingWithItsPinHigh() {
        chip.setWriteProtected(true);
        wire.write(0, 0, 1);
        assertEquals(I2cBus.OK, wire.probe());
        assertEquals(0xff, readAt(0, 1));
        chip.setWriteProtected(false);
        writeAndWait(0, 0, 1);
        assertEquals(1, readAt(0, 1));
    }

    @Test
    void keepsItsContentWithoutPowerAndForgetsItsCounter() {
        writeAndWait(0, 0x10, 1);
        chip.power(false);
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, wire.probe());
        chip.power(true);
        assertEquals(1, readAt(0x10, 1));
        chip.power(false);
        chip.power(true);
        assertEquals(0xff, wire.readOn(1), "the first byte of all");
    }

    @Test
    void leavesAMixtureOfThePageWhenItsPowerIsCutWhileItWrites() {
        wire.write(0, 0, 0);
        chip.power(false);
        chip.power(true);
        byte[] left = chip.memory().content();
        assertNotEquals(0, left[0]);
        assertNotEquals(-1, left[0]);
        byte[] ones = new byte[31];
        Arrays.fill(ones, (byte) 0xff);
        assertArrayEquals(ones, Arrays.copyOfRange(left, 1, 32), "bits that are ones before and after");
    }

    @Test
    void leavesTheNewPageWhenItsPowerIsCutAfterIt() {
        writeAndWait(0, 0, 0x55);
        chip.power(false);
        assertEquals(0x55, chip.memory().content()[0]);
    }

    /** The fate of its cells decides, and the power of all that is on the bus is gone. */
    @Test
    void losesItsPowerWhenTheFateOfItsCellsSaysSo() {
        chip.memory().setFate(Fate.at(1, Outcome.firstBytes(1)));
        assertThrows(PowerCut.class, () -> wire.write(0, 0, 1, 2));
        chip.power(false);
        chip.power(true);
        assertEquals(0x01ff, readAt(0, 2));
    }

    @Test
    void cannotTellThatAPageIsWornOut() {
        chip.memory().setFate(Fate.at(1, Outcome.fails(1)));
        wire.write(0, 0, 1, 2);
        wire.millis += WRITE_MILLIS;
        assertFalse(readAt(0, 2) == 0x0102);
    }

    private void writeAndWait(int... bytes) {
        wire.write(bytes);
        wire.millis += WRITE_MILLIS;
    }

    private int readAt(int address, int count) {
        wire.write(address >> 8, address & 0xff);
        return wire.readOn(count);
    }
}
