package io.limpet.text;

/**
 * UTF-8 (RFC 3629) and Java's strings.
 *
 * <pre>
 *   U+0000  to U+007F     0xxxxxxx
 *   U+0080  to U+07FF     110xxxxx 10xxxxxx
 *   U+0800  to U+FFFF     1110xxxx 10xxxxxx 10xxxxxx            but no surrogates, D800 to DFFF
 *   U+10000 to U+10FFFF   11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
 * </pre>
 */
public final class Utf8 {

    /** What a string's lone surrogate is encoded as. */
    private static final int REPLACEMENT = '?';

    private Utf8() {
    }

    /** How many bytes {@link #encode} writes. */
    public static int length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!isSurrogate(c)) {
                bytes += 3;
            } else if (isPair(text, i)) {
                bytes += 4;
                i++;
            } else {
                bytes++;
            }
        }
        return bytes;
    }

    /** Writes the string from {@code offset} on; the room is the caller's duty. Returns the offset behind it. */
    public static int encode(String text, byte[] into, int offset) {
        int at = offset;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                into[at++] = (byte) c;
            } else if (c < 0x800) {
                into[at++] = (byte) (0xc0 | c >> 6);
                into[at++] = (byte) (0x80 | c & 0x3f);
            } else if (!isSurrogate(c)) {
                into[at++] = (byte) (0xe0 | c >> 12);
                into[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                into[at++] = (byte) (0x80 | c & 0x3f);
            } else if (isPair(text, i)) {
                int point = 0x10000 + ((c & 0x3ff) << 10) + (text.charAt(++i) & 0x3ff);
                into[at++] = (byte) (0xf0 | point >> 18);
                into[at++] = (byte) (0x80 | point >> 12 & 0x3f);
                into[at++] = (byte) (0x80 | point >> 6 & 0x3f);
                into[at++] = (byte) (0x80 | point & 0x3f);
            } else {
                into[at++] = REPLACEMENT;
            }
        }
        return at;
    }

    /** A new array with the string's bytes, for what is done once, at start. */
    public static byte[] bytes(String text) {
        byte[] bytes = new byte[length(text)];
        encode(text, bytes, 0);
        return bytes;
    }

    /**
     * Whether the bytes are well-formed: shortest forms, no surrogates, nothing above U+10FFFF.
     *
     * @return the index of the first byte that is not, or -1 when all are
     */
    public static int indexOfMistake(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int size = sequenceLength(bytes, at, end);
            if (size == 0) {
                return at;
            }
            at += size;
        }
        return -1;
    }

    /** The string of these bytes; each byte that is not part of a well-formed sequence becomes U+FFFD. */
    public static String decode(byte[] bytes, int offset, int length) {
        char[] chars = new char[length];
        int count = 0;
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int size = sequenceLength(bytes, at, end);
            if (size == 0) {
                chars[count++] = '\ufffd';
                at++;
                continue;
            }
            int point = codePoint(bytes, at, size);
            if (point < 0x10000) {
                chars[count++] = (char) point;
            } else {
                chars[count++] = (char) (0xd800 | point - 0x10000 >> 10);
                chars[count++] = (char) (0xdc00 | point & 0x3ff);
            }
            at += size;
        }
        return new String(chars, 0, count);
    }

    /** The length of the well-formed sequence that starts here, or 0 (RFC 3629 §4). */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || size > end - at) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int point = codePoint(bytes, at, size);
        boolean shortest = size == 2 || point >= (size == 3 ? 0x800 : 0x10000);
        return shortest && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? size : 0;
    }

    private static int codePoint(byte[] bytes, int at, int size) {
        int point = size == 1 ? bytes[at] : bytes[at] & 0xff >> (size + 1 & 31);
        for (int i = 1; i < size; i++) {
            point = point << 6 | bytes[at + i] & 0x3f;
        }
        return point;
    }

    private static boolean isSurrogate(char c) {
        return c >= 0xd800 && c <= 0xdfff;
    }

    private static boolean isPair(String text, int i) {
        return text.charAt(i) <= 0xdbff && i + 1 < text.length() && text.charAt(i + 1) >= 0xdc00
                && text.charAt(i + 1) <= 0xdfff;
    }
}
