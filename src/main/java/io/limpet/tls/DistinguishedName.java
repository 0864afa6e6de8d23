package io.limpet.tls;

import io.limpet.text.Hex;
import io.limpet.text.Utf8;

/**
 * Who a certificate is of, as one line: {@code "CN=broker.example.net,O=Example"}.
 *
 * <p>RFC 4514, with the parts in the order of the certificate turned round as it asks, and only the attributes that
 * people know by letters; others are left out. Control characters come out as {@code \0a}, so that a name from outside
 * cannot forge a line of the log.
 */
final class DistinguishedName {

    /** Longer names are cut off, with "..." to show it. */
    private static final int CHARACTERS_MAX = 128;

    private DistinguishedName() {
    }

    /** The name that is the current element of the cursor; skips it. */
    static String read(Der cursor, String what) throws CredentialException {
        Der sets = cursor.enter(Der.SEQUENCE, what);
        String name = "";
        while (sets.hasElement()) {
            Der attributes = sets.enter(Der.SET, what);
            while (attributes.hasElement()) {
                Der attribute = attributes.enter(Der.SEQUENCE, what);
                attribute.expect(Der.OBJECT_IDENTIFIER, what);
                String letters = letters(attribute);
                attribute.skip();
                if (letters != null && attribute.hasElement()) {
                    name = letters + "=" + value(attribute) + (name.length() == 0 ? "" : "," + name);
                }
            }
        }
        if (name.length() > CHARACTERS_MAX) {
            return name.substring(0, CHARACTERS_MAX) + "...";
        }
        return name.length() == 0 ? "(no name)" : name;
    }

    /** RFC 4514 §3; the identifiers are 2.5.4.n, in DER 55 04 n. */
    private static String letters(Der attribute) {
        byte[] bytes = attribute.bytes;
        int at = attribute.contentOffset();
        if (attribute.contentLength() != 3 || bytes[at] != 0x55 || bytes[at + 1] != 4) {
            return null;
        }
        switch (bytes[at + 2]) {
            case 3:
                return "CN";
            case 6:
                return "C";
            case 7:
                return "L";
            case 8:
                return "ST";
            case 10:
                return "O";
            case 11:
                return "OU";
            default:
                return null;
        }
    }

    private static String value(Der attribute) {
        int length = Math.min(attribute.contentLength(), CHARACTERS_MAX);
        String text = Utf8.decode(attribute.bytes, attribute.contentOffset(), length);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f && c <= 0x9f) {
                escaped.append('\\').append(Hex.digit(c >> 4)).append(Hex.digit(c));
            } else {
                if (c == ',' || c == '+' || c == '"' || c == '\\' || c == '<' || c == '>' || c == ';') {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
