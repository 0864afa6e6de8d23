package io.limpet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HexTest {

    @Test
    void writesEveryByteAsTheJdkDoes() {
        for (int value = 0; value < 256; value++) {
            assertEquals((value < 16 ? "0x0" : "0x") + Integer.toHexString(value), Hex.address(value));
            assertEquals(Character.forDigit(value & 0xf, 16), Hex.digit(value));
        }
    }
}
