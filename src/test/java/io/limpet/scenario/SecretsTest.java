package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks for secrets finds them: a test that cannot fail shows nothing. */
class SecretsTest {

    private static final String WORD = "battery st\u00e4ple/+";

    private final Secrets secrets = new Secrets().add("the word", WORD);

    @Test
    void findsAWordInEachFormThatOthersMake() {
        byte[] bytes = WORD.getBytes(StandardCharsets.UTF_8);
        for (String front : List.of("", "a", "ab", "user:", "longer:")) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.writeBytes(front.getBytes(StandardCharsets.US_ASCII));
            joined.writeBytes(bytes);
            joined.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
            finds(joined.toByteArray());
            finds(Base64.getEncoder().encode(joined.toByteArray()));
            finds(Base64.getUrlEncoder().encode(joined.toByteArray()));
            finds(HexFormat.of().formatHex(joined.toByteArray()));
            finds(HexFormat.of().withUpperCase().formatHex(joined.toByteArray()));
            finds((front + WORD).getBytes(StandardCharsets.UTF_16LE));
            finds((front + WORD).getBytes(StandardCharsets.UTF_16BE));
            finds(URLEncoder.encode(front + WORD, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        finds(HexFormat.ofDelimiter(":").formatHex(bytes));
        finds("[" + Arrays.toString(bytes) + "]");
    }

    @Test
    void findsEachOfItsOwnFormsAmongOtherThings() {
        for (String form : secrets.forms()) {
            finds(("noise " + form + " noise").getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void saysWhereAndWhatButNotTheSecret() {
        AssertionError error = assertThrows(AssertionError.class,
                () -> secrets.assertNotIn("the log", List.of("fine", "password is " + WORD)));
        assertEquals("the log holds the word", error.getMessage());
        assertNull(secrets.find("battery staple".getBytes(StandardCharsets.US_ASCII)));
    }

    private void finds(String text) {
        finds(text.getBytes(StandardCharsets.UTF_8));
    }

    private void finds(byte[] bytes) {
        assertNotNull(secrets.find(bytes), () -> "not found in " + new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
