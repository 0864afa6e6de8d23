package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final Tokens tokens = new Tokens(3);

    @Test
    void aTokenIsGoodUntilItIsTaken() {
        String token = tokens.issue();
        assertTrue(tokens.isGood(token));
        assertTrue(tokens.isGood(token));
        assertTrue(tokens.take(token));
        assertFalse(tokens.take(token));
        assertFalse(tokens.isGood(token));
    }

    @Test
    void aWrongOneIsNot() {
        String token = tokens.issue();
        for (String wrong : new String[] {"", token + "A", token.substring(1), token.toLowerCase(Locale.ROOT) + "="}) {
            assertFalse(tokens.isGood(wrong) || tokens.take(wrong), wrong);
        }
        assertTrue(tokens.isGood(token));
    }

    @Test
    void onlyTheLastAreGood() {
        String first = tokens.issue();
        String second = tokens.issue();
        tokens.issue();
        tokens.issue();
        assertFalse(tokens.isGood(first));
        assertTrue(tokens.isGood(second));
    }

    @Test
    void noneCanBeGuessed() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String token = tokens.issue();
            assertTrue(8 * Base64.getUrlDecoder().decode(token).length >= 128);
            all.add(token);
        }
        assertEquals(1_000, all.size());
    }
}
