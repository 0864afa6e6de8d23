package io.limpet.config;

/**
 * Reads the text of a {@code .properties} file, entry by entry, as {@code java.util.Properties} does.
 *
 * <pre>
 *   # comment                          also after '!'; blank lines are skipped
 *   key = value                        or  key: value
 *   key = first half, \                a backslash at the end of a line goes on in the next, without its indentation
 *         second half
 *   \t \n \r \f &#92;u00e4  \x          tab, line ends, form feed, a UTF-16 unit; else the character itself
 * </pre>
 *
 * It is stricter in two points, because the file is written by people: a line needs its {@code =}, and blanks at the
 * end of a value, which nobody sees, do not count (write the last as {@code \u0020} if it does).
 */
final class PropertiesParser {

    /** What {@link #read} returns at the end of the entry. */
    private static final int END = -1;

    private final String text;
    private int at;

    /** The line that {@link #at} is in. */
    private int currentLine = 1;

    /** Whether the character read last was written with a backslash, and so is not syntax. */
    private boolean escaped;

    private int line;
    private String key;
    private String value;
    private String mistake;

    PropertiesParser(String text) {
        this.text = text;
        this.at = text.startsWith("\ufeff") ? 1 : 0;   // a byte order mark, as some editors write
    }

    /** Goes on to the next entry; false when there is none. */
    boolean next() {
        if (!skipToEntry()) {
            return false;
        }
        line = currentLine;
        mistake = null;
        key = readKey();
        value = mistake == null ? readValue() : skipValue();
        return true;
    }

    /** The line in which the entry begins, from 1 on. */
    int line() {
        return line;
    }

    String key() {
        return key;
    }

    String value() {
        return value;
    }

    /** What is wrong with the entry's syntax, so that its value is not to be used; null when nothing is. */
    String mistake() {
        return mistake;
    }

    private boolean skipToEntry() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || c == '!') {
                skipLine();
            } else if (isBlank(c) || isBackslashAtLineEnd()) {
                at++;
            } else if (isLineEnd(c)) {
                skipLineEnd();
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean isBackslashAtLineEnd() {
        return text.charAt(at) == '\\' && (at + 1 == text.length() || isLineEnd(text.charAt(at + 1)));
    }

    private void skipLine() {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
    }

    /** Up to the separator. */
    private String readKey() {
        StringBuilder name = new StringBuilder();
        int length = 0;
        for (int c = read(); c != END; c = read()) {
            if (!escaped && (c == '=' || c == ':')) {
                if (length == 0) {
                    mistake = "has no key before the '" + (char) c + "'";
                }
                return name.substring(0, length);
            }
            name.append((char) c);
            length = escaped || !isBlank(c) ? name.length() : length;
        }
        mistake = "has no '=', must be KEY = VALUE";
        return name.substring(0, length);
    }

    private String readValue() {
        StringBuilder content = new StringBuilder();
        int length = 0;
        for (int c = read(); c != END; c = read()) {
            boolean blank = !escaped && isBlank(c);
            if (!blank || content.length() > 0) {
                content.append((char) c);
            }
            length = blank ? length : content.length();
        }
        return content.substring(0, length);
    }

    private String skipValue() {
        while (read() != END) {
            continue;
        }
        return "";
    }

    /** The next character of the entry, with lines joined and escapes resolved. */
    private int read() {
        escaped = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isLineEnd(c)) {
                return END;
            }
            at++;
            if (c != '\\') {
                return c;
            }
            if (at < text.length() && !isLineEnd(text.charAt(at))) {
                escaped = true;
                return readEscape();
            }
            goOnInNextLine();
        }
        return END;
    }

    private void goOnInNextLine() {
        skipLineEnd();
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private int readEscape() {
        char c = text.charAt(at++);
        switch (c) {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'f':
                return '\f';
            case 'u':
                return readUnit();
            default:
                return c;
        }
    }

    private int readUnit() {
        int end = Math.min(at + 4, text.length());
        long unit = end - at == 4 ? Digits.parse(text, at, end, 16) : Digits.NONE;
        if (unit == Digits.NONE) {
            mistake = "has a \"\\u\" that four hexadecimal digits do not follow; write a backslash as \"\\\\\"";
            return '?';
        }
        at = end;
        return (int) unit;
    }

    private void skipLineEnd() {
        if (at < text.length()) {
            boolean two = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            at += two ? 2 : 1;
            currentLine++;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\f';
    }
}
