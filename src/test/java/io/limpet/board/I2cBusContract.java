package io.limpet.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/**
 * What every {@link I2cBus} keeps to. It has a TMP105 at 0x48 (SLLS648: registers 2 and 3 are limits of 12 bits, which
 * keep what is written) and nobody at 0x20.
 */
public abstract class I2cBusContract {

    private static final int TMP105 = 0x48;
    private static final int NOBODY = 0x20;
    private static final byte[] NOTHING = {};

    protected abstract I2cBus i2cBus();

    @Test
    void findsWhoIsThere() {
        assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, NOTHING, 0, NOTHING, 0));
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, i2cBus().transfer(NOBODY, NOTHING, 0, NOTHING, 0));
    }

    @Test
    void tellsWhenNobodyAnswersWhateverIsAsked() {
        byte[] two = new byte[2];
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, i2cBus().transfer(NOBODY, two, 2, NOTHING, 0));
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, i2cBus().transfer(NOBODY, NOTHING, 0, two, 2));
        assertEquals(I2cBus.ADDRESS_NOT_ACKNOWLEDGED, i2cBus().transfer(NOBODY, two, 1, two, 2));
        assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, two, 1, two, 2));
    }

    @Test
    void writesThenReadsInOneTransfer() {
        for (int register = 2; register <= 3; register++) {
            for (int high = 0; high < 0x80; high += 0x15) {
                byte[] written = {(byte) register, (byte) high, (byte) (register << 4)};
                assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, written, 3, NOTHING, 0));
                byte[] read = new byte[2];
                assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, written, 1, read, 2));
                assertArrayEquals(new byte[] {written[1], written[2]}, read);
            }
        }
    }

    /** The pointer of registers stays where it was. */
    @Test
    void readsWithoutWriting() {
        byte[] written = {2, 0x55, 0x60};
        assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, written, 3, NOTHING, 0));
        byte[] read = new byte[2];
        assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, NOTHING, 0, read, 2));
        assertArrayEquals(new byte[] {0x55, 0x60}, read);
    }

    @Test
    void readsAsManyBytesAsItIsAskedFor() {
        byte[] written = {3, 0x12, 0x30};
        assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, written, 3, NOTHING, 0));
        byte[] read = {1, 2, 3, 4};
        assertEquals(I2cBus.OK, i2cBus().transfer(TMP105, written, 1, read, 1));
        assertArrayEquals(new byte[] {0x12, 2, 3, 4}, read);
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (int address : new int[] {-1, 0, 0x07, 0x78, 0x90}) {
            assertThrows(IllegalArgumentException.class, () -> i2cBus().transfer(address, NOTHING, 0, NOTHING, 0));
        }
    }
}
