package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void durationsAreAsExactAsAPersonWantsThem() {
        check("0.0 s", -5);
        check("0.3 s", 300);
        check("9.9 s", 9_949);
        check("10 s", 9_950);
        check("41 s", 41_400);
        check("1 min", 59_700);
        check("3 min 20 s", 200_000);
        check("1 h", 3_600_000);
        check("2 h 5 min", 7_530_000);
    }

    @Test
    void countsInSingularAndPlural() {
        assertEquals("0 readings", Words.count(0, "reading"));
        assertEquals("1 reading", Words.count(1, "reading"));
        assertEquals("2 readings", Words.count(2, "reading"));
    }

    @Test
    void nothingThatATerminalOrAPageWouldObeyStaysInATextFromOutside() {
        assertEquals("a\u241b[31m\u240a\u2421\ufffd", Words.harmless("a\u001b[31m\n\u007f\u009b"));
        assertEquals("\ufffdgpj.exe\ufffd\ufffd", Words.harmless("\u202egpj.exe\u2066\u2028"));
        assertEquals("\ufffd", Words.text(new byte[] {(byte) 0xff}, 0, 1));
        String plain = "21.5 \u00b0C \ud83d\ude00 <b>";
        assertSame(plain, Words.harmless(plain));
    }

    @Test
    void whatIsCutOffIsSaid() {
        assertEquals("abc", Words.shortened("abc", 3));
        assertEquals("ab\u2026", Words.shortened("abc", 2));
        assertEquals("a\u2026", Words.shortened("a\ud83d\ude00", 2));
    }

    private static void check(String expected, long millis) {
        assertEquals(expected, Words.duration(millis));
    }
}
