package io.limpet.payload;

import io.limpet.text.Text;
import io.limpet.text.Utf8;

/** What the two formats share: strings and numbers of JSON (RFC 8259). */
final class Json {

    /** {@code -9223372036854775808}. */
    static final int INTEGER_BYTES_MAX = 20;

    /** Milliseconds, written as seconds. */
    static final int SECONDS_DECIMALS = 3;
    static final int SECONDS_BYTES_MAX = INTEGER_BYTES_MAX + 1;

    private Json() {
    }

    /** The longest number of so many digits: with a sign, a point if it has decimals, and a zero before the point. */
    static int numberBytesMax(int digits, int decimals) {
        return 1 + Math.max(digits, decimals + 1) + (decimals == 0 ? 0 : 1);
    }

    /** A string in quotation marks (§7), in bytes; for what is written again and again, made once. */
    static byte[] string(String value) {
        int escapesMax = 6 * Utf8.length(value);
        Text text = new Text(escapesMax + 2);
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20) {
                text.append("\\u00").appendHex(c);
            } else if (c >= 0xd800 && c < 0xdc00 && i + 1 < value.length()) {
                text.append(value.substring(i, i + 2));   // two halves of one character
                i++;
            } else {
                text.append(value.substring(i, i + 1));
            }
        }
        text.append('"');
        byte[] bytes = new byte[text.length()];
        System.arraycopy(text.buffer(), 0, bytes, 0, bytes.length);
        return bytes;
    }
}
