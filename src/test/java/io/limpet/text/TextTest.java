package io.limpet.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final long[] NUMBERS = {0, 1, -1, 9, 10, -10, 99, 100, 12345, -1050, Integer.MAX_VALUE,
        Integer.MIN_VALUE, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE};

    private final Text text = new Text(64);

    @Test
    void writesNumbers() {
        for (long number : NUMBERS) {
            assertEquals(Long.toString(number), text.clear().append(number).toString());
        }
        assertEquals("7", text.clear().append(7).toString());   // an int is a number, not a character
    }

    @Test
    void writesFixedPointNumbersAsBigDecimalDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long value = i < NUMBERS.length ? NUMBERS[i] : random.nextLong() >> random.nextInt(64);
            for (int decimals = 0; decimals <= 6; decimals++) {
                assertEquals(BigDecimal.valueOf(value, decimals).toPlainString(),
                        text.clear().appendFixed(value, decimals).toString());
            }
        }
    }

    @Test
    void putsZerosInFront() {
        checkPadded("007", 7, 3);
        checkPadded("2026", 2026, 2);
        checkPadded("00", 0, 2);
        checkPadded("-05", -5, 2);
        checkPadded("0", 0, 0);
        checkPadded("-9223372036854775808", Long.MIN_VALUE, 4);
    }

    @Test
    void writesTextInUtf8() {
        String written = "a\u00e4\u20ac\ud83d\ude00\ud83d";
        assertArrayEquals(new byte[] {'a', (byte) 0xc3, (byte) 0xa4, (byte) 0xe2, (byte) 0x82, (byte) 0xac,
            (byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80, '?'}, bytes(text.clear().append(written)));
        assertEquals("a\u00e4\u20ac\ud83d\ude00?", text.toString());
    }

    @Test
    void writesBytesAndHexadecimalDigits() {
        text.append(new byte[] {'x', 'a', 'b', 'y'}, 1, 2).append(':').appendHex(0xfe).appendHex(0x105).appendByte('!');
        assertEquals("ab:fe05!", text.toString());
    }

    @Test
    void takesExactlyItsCapacity() {
        Text small = new Text(4);
        assertFalse(small.append("ab").append(-1).overflowed());
        assertEquals(4, small.length());
        assertFalse(small.append("").overflowed());
        assertTrue(small.append('x').overflowed());
        assertEquals("ab-1", small.toString());
    }

    @Test
    void writesNothingMoreAfterSomethingDidNotFit() {
        Text small = new Text(4);
        assertTrue(small.append("abc").append("de").overflowed());
        assertTrue(small.append("f").overflowed());
        assertEquals("abc", small.toString());
        assertFalse(small.clear().overflowed());
        assertEquals("fghi", small.append("fghi").toString());
    }

    @Test
    void writesNoPartOfWhatDoesNotFit() {
        Text small = new Text(3);
        checkNothing(small.append(-100));
        checkNothing(small.append(1234));
        checkNothing(small.append("\u20ac!"));
        checkNothing(small.append(new byte[4], 0, 4));
        checkNothing(small.appendFixed(-5, 1));
        checkNothing(small.appendFixed(12345, 3));
        checkNothing(small.appendPadded(-1, 3));
        Text smallest = new Text(1);
        checkNothing(smallest.appendHex(0xab));
    }

    private static void checkNothing(Text text) {
        assertTrue(text.overflowed());
        assertEquals("", text.toString());
        text.clear();
    }

    private void checkPadded(String expected, long value, int width) {
        assertEquals(expected, text.clear().appendPadded(value, width).toString());
    }

    private static byte[] bytes(Text text) {
        byte[] bytes = new byte[text.length()];
        System.arraycopy(text.buffer(), 0, bytes, 0, bytes.length);
        return bytes;
    }
}
