package io.limpet.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.HostOnly;
import io.limpet.Rounds;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK is the oracle. */
class Utf8Test {

    @Test
    void encodesAndDecodesEveryCodePoint() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += Rounds.step()) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = new String(Character.toChars(point));
                byte[] bytes = Utf8.bytes(text);
                assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), bytes, text);
                assertEquals(text, Utf8.decode(bytes, 0, bytes.length));
                assertEquals(-1, Utf8.indexOfMistake(bytes, 0, bytes.length), text);
            }
        }
    }

    @Test
    @HostOnly("TeaVM's own UTF-8 is no oracle")
    void encodesALoneSurrogateAsAQuestionMark() {
        for (String text : new String[] {"\ud800", "\udc00", "a\ud83d", "\udc00\ud800", "\ud800\ud800\udc00",
            "\ud800x"}) {
            assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Utf8.bytes(text));
            assertEquals(Utf8.bytes(text).length, Utf8.length(text));
        }
    }

    @Test
    void encodesIntoTheMiddleOfABuffer() {
        byte[] buffer = new byte[8];
        assertEquals(6, Utf8.encode("a\u00e4", buffer, 3));
        assertArrayEquals(new byte[] {0, 0, 0, 'a', (byte) 0xc3, (byte) 0xa4, 0, 0}, buffer);
    }

    @Test
    @HostOnly("TeaVM's own UTF-8 is no oracle")
    void judgesEveryTwoBytesAsTheJdkDoes() {
        for (int pair = 0; pair < 0x10000; pair++) {
            check((byte) (pair >> 8), (byte) pair);
        }
    }

    @Test
    @HostOnly("TeaVM's own UTF-8 is no oracle")
    void judgesAnyThreeAndFourBytesAsTheJdkDoes() {
        Random random = new Random(3629);
        for (int i = 0; i < Rounds.of(400_000); i++) {
            byte lead = (byte) (0xe0 | random.nextInt(0x18));   // up to F7: three are too high
            byte second = (byte) (random.nextInt(8) == 0 ? random.nextInt() : 0x80 | random.nextInt(0x40));
            byte third = (byte) (random.nextInt(8) == 0 ? random.nextInt() : 0x80 | random.nextInt(0x40));
            byte fourth = (byte) (random.nextInt(8) == 0 ? random.nextInt() : 0x80 | random.nextInt(0x40));
            check(lead, second, third);
            check(lead, second, third, fourth);
        }
    }

    @Test
    void tellsWhereTheMistakeIs() {
        assertEquals(3, Utf8.indexOfMistake(bytes('x', 'a', 'b', 0xc0, 0x80), 1, 4));        // two bytes for U+0000
        assertEquals(0, Utf8.indexOfMistake(bytes(0xed, 0xa0, 0x80), 0, 3));                  // a surrogate
        assertEquals(1, Utf8.indexOfMistake(bytes('a', 0xe2, 0x82, 0xac), 0, 3));             // cut off
        assertEquals(-1, Utf8.indexOfMistake(bytes('a', 0xe2, 0x82, 0xac), 0, 4));
        assertEquals(-1, Utf8.indexOfMistake(bytes(0xff), 0, 0));
    }

    @Test
    void decodesEachByteOfAMistakeAsOneReplacement() {
        assertEquals("a\ufffd\ufffdb", Utf8.decode(bytes('a', 0xc0, 0x80, 'b'), 0, 4));
        assertEquals("\ufffd\ufffd", Utf8.decode(bytes('a', 0xe2, 0x82, 0xac), 1, 2));
    }

    private static void check(byte... bytes) {
        boolean good = Utf8.indexOfMistake(bytes, 0, bytes.length) < 0;
        String expected = strictly(bytes);
        assertEquals(expected != null, good, () -> Arrays.toString(bytes));
        if (good) {
            assertEquals(expected, Utf8.decode(bytes, 0, bytes.length));
        }
    }

    private static String strictly(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
