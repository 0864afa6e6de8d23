package io.limpet.config;

/** Small questions about text. */
final class Words {

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
