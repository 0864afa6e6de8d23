package io.limpet.simulator.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void readsSpansOfTime() throws CommandException {
        check("+3d", Duration.ofDays(3));
        check("-2y", Duration.ofDays(-730));
        check("500ms", Duration.ofMillis(500));
        check("1min", Duration.ofMinutes(1));
        check("0s", Duration.ZERO);
        check("-12h", Duration.ofHours(-12));
    }

    @Test
    void refusesSpansWithoutAUnit() {
        assertThrows(CommandException.class, () -> Words.span("3"));
        assertThrows(CommandException.class, () -> Words.span("d"));
        assertThrows(CommandException.class, () -> Words.span("3 d"));
        assertThrows(CommandException.class, () -> Words.span("99999999999d"));
    }

    @Test
    void readsDecimalsInThousandths() throws CommandException {
        assertEquals(31_500, Words.thousandths("31.5", -40, 85));
        assertEquals(-40_000, Words.thousandths("-40", -40, 85));
        assertThrows(CommandException.class, () -> Words.thousandths("85.1", -40, 85));
        assertThrows(CommandException.class, () -> Words.thousandths("warm", -40, 85));
    }

    private static void check(String word, Duration expected) throws CommandException {
        assertEquals(expected, Words.span(word), word);
    }
}
