package io.limpet.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TmpSensorTest {

    /** SLLS648 Table 5 and SBOS397 Table 5, all rows, and what lies between their ends. */
    @Test
    void convertsTheDatasheetsTable() {
        check(0x7ff, 127_937);
        check(0x640, 100_000);
        check(0x500, 80_000);
        check(0x4b0, 75_000);
        check(0x320, 50_000);
        check(0x190, 25_000);
        check(0x004, 250);
        check(0x001, 62);
        check(0x000, 0);
        check(0xfff, -63);
        check(0xffc, -250);
        check(0xe70, -25_000);
        check(0xc90, -55_000);
        check(0x800, -128_000);
    }

    private static void check(int twelveBits, int milliCelsius) {
        assertEquals(milliCelsius, TmpSensor.milliCelsius(twelveBits >> 4, twelveBits << 4 & 0xf0));
        assertEquals(milliCelsius, TmpSensor.milliCelsius((byte) (twelveBits >> 4), (byte) (twelveBits << 4)));
    }
}
