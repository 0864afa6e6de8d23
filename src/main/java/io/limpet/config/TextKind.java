package io.limpet.config;

import io.limpet.text.Utf8;

/** Text of a length in bytes of UTF-8. */
final class TextKind extends Kind {

    /** Which characters it may have. */
    private enum Characters {
        /** All but control characters (MQTT 3.1.1 §1.5.3 counsels against them, and no name has them). */
        ANY,
        /** U+0020 to U+007E. */
        PRINTABLE_ASCII,
        /** What neither a topic nor a client identifier nor a log line gives a meaning to. */
        IDENTIFIER
    }

    private final int bytesMin;
    private final int bytesMax;
    private final Characters characters;
    private final String whatItIs;

    private TextKind(String name, int bytesMin, int bytesMax, Characters characters, String whatItIs) {
        super(name);
        this.bytesMin = bytesMin;
        this.bytesMax = bytesMax;
        this.characters = characters;
        this.whatItIs = whatItIs;
    }

    static TextKind any(int bytesMax) {
        return new TextKind("text", 1, bytesMax, Characters.ANY, " bytes of UTF-8 without control characters");
    }

    /** A passphrase of WPA (IEEE 802.11 Annex J.4). */
    static TextKind printableAscii(int min, int max) {
        return new TextKind("text", min, max, Characters.PRINTABLE_ASCII, " printable ASCII characters");
    }

    static TextKind identifier(int bytesMax) {
        return new TextKind("identifier", 1, bytesMax, Characters.IDENTIFIER,
                " characters of A-Z, a-z, 0-9, '-', '_', '.' and ':', the first a letter or digit");
    }

    @Override
    String allowed() {
        return bytesMin + " to " + bytesMax + whatItIs;
    }

    @Override
    String mistakeIn(String value) {
        int bytes = Utf8.length(value);
        return bytes < bytesMin || bytes > bytesMax || !Words.isWellFormed(value) || !allAllowed(value)
                ? mustBeAllowed() : null;
    }

    private boolean allAllowed(String value) {
        if (characters == Characters.IDENTIFIER && !isLetterOrDigit(value.charAt(0))) {
            return false;   // names in SenML must begin with one (RFC 8428 §4.5.1)
        }
        for (int i = 0; i < value.length(); i++) {
            if (!isAllowed(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAllowed(char c) {
        if (characters == Characters.IDENTIFIER) {
            return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == ':';
        }
        return !Words.isControl(c) && (characters == Characters.ANY || c < 0x7f);
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
