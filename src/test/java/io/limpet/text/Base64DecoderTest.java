package io.limpet.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One text for each content (RFC 4648 §3.5), against the JDK as an oracle. */
class Base64DecoderTest {

    @Test
    void agreesWithTheJdkOnEveryLength() {
        Random random = new Random(1);
        for (int length = 1; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, decode(Base64.getEncoder().encodeToString(bytes)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Q", "QQ", "QQ=", "QQ==Q", "QQ===", "QR==", "QUI", "QUJ=", "Q===", "=QQQ", "Q=QQ",
        "QQ=Q", "QU-_", "QUJD\n", "QUJDQ"})
    void refusesOtherTexts(String text) {
        assertNull(decode(text));
    }

    private static byte[] decode(String text) {
        Base64Decoder decoder = new Base64Decoder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!decoder.accept(text.charAt(i))) {
                return null;
            }
        }
        return decoder.isComplete() ? decoder.toBytes() : null;
    }
}
