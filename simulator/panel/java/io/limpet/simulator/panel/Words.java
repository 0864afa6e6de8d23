package io.limpet.simulator.panel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Numbers and foreign text, as a person reads them. */
final class Words {

    private static final char CONTROL_PICTURES = '\u2400';
    private static final char DELETE_PICTURE = '\u2421';
    private static final char REPLACEMENT = '\ufffd';

    private Words() {
    }

    /** {@code "1 reading"}, {@code "41 readings"}. */
    static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    /** {@code "0.3 s"}, {@code "41 s"}, {@code "3 min 20 s"}, {@code "2 h 5 min"}. */
    static String duration(long millis) {
        if (millis < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", Math.max(0, millis) / 1000.0);
        }
        long seconds = (millis + 500) / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600 ? two(seconds / 60, "min", seconds % 60, "s")
                : two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** The bytes as UTF-8, malformed ones replaced, and without anything that a page or a terminal would obey. */
    static String text(byte[] bytes, int offset, int length) {
        return harmless(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    /** Control characters become their pictures, and what turns the direction of writing is replaced. */
    static String harmless(String text) {
        StringBuilder copy = null;
        for (int i = 0; i < text.length(); i++) {
            char instead = harmless(text.charAt(i));
            if (instead != text.charAt(i)) {
                copy = copy == null ? new StringBuilder(text) : copy;
                copy.setCharAt(i, instead);
            }
        }
        return copy == null ? text : copy.toString();
    }

    private static char harmless(char c) {
        if (c < 0x20) {
            return (char) (CONTROL_PICTURES + c);
        }
        if (c == 0x7f) {
            return DELETE_PICTURE;
        }
        boolean turns = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069'
                || c == '\u200e' || c == '\u200f' || c == '\u061c';
        boolean breaks = c == '\u2028' || c == '\u2029';
        return turns || breaks || c >= 0x80 && c < 0xa0 ? REPLACEMENT : c;
    }

    /** No longer than that many characters; what is cut off is said by three dots. */
    static String shortened(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
        return text.substring(0, end) + "\u2026";
    }
}
