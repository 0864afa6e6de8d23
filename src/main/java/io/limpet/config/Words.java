package io.limpet.config;

/** Small questions about text. */
final class Words {

    /** How far a word may be from the one that is meant. */
    private static final int CHANGES_MAX = 3;

    private Words() {
    }

    /** {@code "0, 1 or 2"}. */
    static String listed(String[] words, String conjunction) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                text.append(i == words.length - 1 ? " " + conjunction + " " : ", ");
            }
            text.append(words[i]);
        }
        return text.toString();
    }

    static boolean contains(String[] words, String word) {
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the words may be meant, or it is too short to be a secret. */
    static boolean isNear(String[] words, String word) {
        if (word.length() <= CHANGES_MAX) {
            return true;
        }
        for (int i = 0; i < words.length; i++) {
            if (word.length() <= 2 * words[i].length() + CHANGES_MAX
                    && Nearest.distance(word, words[i]) <= CHANGES_MAX) {
                return true;
            }
        }
        return false;
    }

    /** Whether it begins like a number, and there is little else in it: {@code "5sec"}, {@code "192.168.4.300"}. */
    static boolean isNumberLike(String text) {
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            others += digit ? 0 : i == 0 && text.charAt(0) != '-' && text.charAt(0) != '+' ? CHANGES_MAX + 2 : 1;
        }
        return others <= CHANGES_MAX + 1;
    }

    /** The text without this part, wherever it is in it. */
    static String masked(String text, String part, String mask) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, from)) {
            masked.append(text.substring(from, at)).append(mask);
            from = at + part.length();
        }
        return masked.append(text.substring(from)).toString();
    }

    /** Whether each surrogate is one of a pair, so that the text can be written as UTF-8 (RFC 3629 §3). */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xd800 && c <= 0xdfff) {
                boolean pair = c <= 0xdbff && i + 1 < text.length() && text.charAt(i + 1) >= 0xdc00
                        && text.charAt(i + 1) <= 0xdfff;
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** U+0000 to U+001F and U+007F to U+009F. */
    static boolean isControl(char c) {
        return c < 0x20 || c >= 0x7f && c <= 0x9f;
    }

    /** Fit for one line of a message: no control characters, and not too long. */
    static String shown(String text, int lengthMax) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < lengthMax; i++) {
            char c = text.charAt(i);
            shown.append(isControl(c) ? '?' : c);
        }
        return text.length() > lengthMax ? shown.append("...").toString() : shown.toString();
    }
}
