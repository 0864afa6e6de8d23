package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.limpet.Rounds;
import io.limpet.storm.Dice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against the decoder of the JDK, which takes U+0000 and nothing else that is not allowed. */
class Utf8Test {

    /** The bytes at which something changes in table 3-7 of the Unicode standard. */
    private static final int[] EDGES = {0x00, 0x01, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf,
        0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff};

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    @Test
    void agreesWithTheJdkOnEveryPairOfBytes() {
        for (int first = 0; first < 256; first++) {
            check(first);
            for (int second = 0; second < 256; second += Rounds.step()) {
                check(first, second);
            }
        }
    }

    @Test
    void agreesWithTheJdkOnAllEdges() {
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    check(first, second, third);
                    if (first >= 0xf0) {
                        checkFour(first, second, third);
                    }
                }
            }
        }
    }

    private void checkFour(int first, int second, int third) {
        for (int fourth : EDGES) {
            check(first, second, third, fourth);
        }
    }

    @Test
    void agreesWithTheJdkOnWhatIsDrawn() {
        Dice dice = new Dice(1);
        for (int i = 0; i < Rounds.of(20_000); i++) {
            int[] octets = new int[dice.below(12)];
            for (int j = 0; j < octets.length; j++) {
                octets[j] = EDGES[dice.below(EDGES.length)];
            }
            check(octets);
        }
    }

    @Test
    void looksAtNothingOutsideOfItsRange() {
        byte[] bytes = {0, 'a', (byte) 0xc3, (byte) 0xa4};
        assertFalse(Utf8.isWellFormed(bytes, 1, 2), "cut in the middle of a character");
        assertEquals(true, Utf8.isWellFormed(bytes, 1, 3));
    }

    private void check(int... octets) {
        byte[] bytes = new byte[octets.length];
        boolean nul = false;
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
            nul |= octets[i] == 0;
        }
        assertEquals(!nul && isDecodable(bytes), Utf8.isWellFormed(bytes, 0, bytes.length),
                () -> HexFormat.of().formatHex(bytes));
    }

    private boolean isDecodable(byte[] bytes) {
        try {
            decoder.decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
