package io.limpet.config;

/** Numbers as people write them in a file: digits, no sign. */
final class Digits {

    /** No number, or one that is too large. */
    static final long NONE = -1;

    /** So many decimal digits always fit a long. */
    private static final int COUNT_MAX = 15;

    private Digits() {
    }

    /** The value of the digits between two indices, or {@link #NONE}; the radix is 10 or 16. */
    static long parse(String text, int from, int to, int radix) {
        if (from >= to || to - from > COUNT_MAX) {
            return NONE;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0 || digit >= radix) {
                return NONE;
            }
            value = value * radix + digit;
        }
        return value;
    }

    static long parse(String text) {
        return parse(text, 0, text.length(), 10);
    }

    /** 0 to 15, or -1. Only of ASCII: {@code Character.digit} takes the digits of all scripts. */
    static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
