package io.limpet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@link Properties} is the oracle, but for the two points in which the parser is stricter. */
class PropertiesParserTest {

    private static final String[] PIECES = {"a", "b", "key", ".", "=", ":", " ", "\t", "\f", "\\", "\\\\", "\\\n",
        "\\\r\n  ", "\\\r", "\n", "\r\n", "\r", "#", "!", "\\ ", "\\=", "\\:", "\\#", "\\u00e4", "\\uD83D\\ude00",
        "\\u0020", "\\n", "\\t", "\\r", "\\f", "\\x", "\\u12", "\u00e4", "\u20ac", "=v", " = ", "\nk="};

    @Test
    @HostOnly("java.util.Properties is the oracle")
    void readsEntriesAsTheJdkDoes() throws IOException {
        Random random = new Random(20_261_124);
        int compared = 0;
        for (int i = 0; i < 60_000; i++) {
            String text = random.ints(random.nextInt(1, 14), 0, PIECES.length).mapToObj(n -> PIECES[n])
                    .collect(Collectors.joining());
            compared += compare(text);
        }
        assertTrue(compared > 8_000, "only " + compared + " were in the subset");
    }

    /** Returns 1 when the text was in the common subset, else 0. */
    private static int compare(String text) throws IOException {
        Properties expected = new Properties();
        boolean malformed = false;
        try {
            expected.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            malformed = true;
        }
        List<Found> found = parse(text);
        boolean mistaken = found.stream().anyMatch(entry -> entry.mistake != null);
        if (malformed) {
            assertTrue(mistaken, text);
        }
        if (mistaken || found.stream().anyMatch(entry -> entry.key.matches("(?s).*[ \t\f].*"))) {
            return 0;   // no '=', or a blank that would separate: stricter here
        }
        expected.remove("", "");   // the JDK sees one in a line of nothing but a blank and a backslash
        Map<String, String> actual = new LinkedHashMap<>();
        found.forEach(entry -> actual.put(entry.key, withoutBlanksAtTheEnd(entry.value)));
        expected.replaceAll((key, value) -> withoutBlanksAtTheEnd((String) value));
        assertEquals(Map.copyOf(expected), actual, () -> "in <" + text + ">");
        return 1;
    }

    @Test
    void tellsTheLineInWhichAnEntryBegins() {
        check("# one\n\n! three\nfour = 4\nfive = 5\\\n  6\\\n  7\neight = 8\r\nnine=9\rten=10",
                "4 four=4", "5 five=567", "8 eight=8", "9 nine=9", "10 ten=10");
    }

    @Test
    void leavesOutBlanksAtTheEndOfAValueThatNobodySees() {
        check("ssid = lab \t \nb = \\u0020x\\u0020\nc = x\\ \nd =   \ne = a b",
                "1 ssid=lab", "2 b= x ", "3 c=x ", "4 d=", "5 e=a b");
    }

    @Test
    void readsWhatFollowsTheFirstSeparatorAsItIs() {
        check("topic = a=b:c # no comment\nurl: x=y\nempty=\ncolon:", "1 topic=a=b:c # no comment", "2 url=x=y",
                "3 empty=", "4 colon=");
    }

    @Test
    void skipsAByteOrderMark() {
        check("\ufeffa = 1", "1 a=1");
    }

    @Test
    void goesOnAfterALineThatIsNoEntry() {
        List<Found> found = parse("secret\n= 5\na = \\u12g4\nb = 2");
        assertEquals("has no '=', must be KEY = VALUE", found.get(0).mistake);
        assertEquals("has no key before the '='", found.get(1).mistake);
        assertTrue(found.get(2).mistake.contains("\\u"), found.get(2).mistake);
        assertNull(found.get(3).mistake);
        assertEquals("2", found.get(3).value);
        assertEquals(4, found.size());
    }

    @Test
    void findsNothingWhereNothingIs() {
        for (String text : new String[] {"", "\n", "   ", "# a = 1", "\\\n", "\\", "\ufeff", "!\\\n"}) {
            assertFalse(new PropertiesParser(text).next(), text);
        }
    }

    private static void check(String text, String... entries) {
        assertEquals(List.of(entries), parse(text).stream()
                .map(entry -> entry.line + " " + entry.key + "=" + entry.value).toList());
    }

    private record Found(int line, String key, String value, String mistake) {
    }

    private static List<Found> parse(String text) {
        PropertiesParser parser = new PropertiesParser(text);
        List<Found> found = new ArrayList<>();
        while (parser.next()) {
            found.add(new Found(parser.line(), parser.key(), parser.value(), parser.mistake()));
        }
        return found;
    }

    private static String withoutBlanksAtTheEnd(String value) {
        return value.replaceAll("[ \t\f]+\\z", "");
    }
}
