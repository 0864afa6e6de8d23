package io.limpet.tls;

import io.limpet.text.Base64Decoder;
import io.limpet.text.Utf8;

/**
 * The blocks of a PEM file (RFC 7468, lax form), one after another.
 *
 * <pre>
 *   any text                            skipped, as OpenSSL does: "subject=CN = ...", comments, a byte order mark
 *   -----BEGIN label-----
 *   Proc-Type: 4,ENCRYPTED              headers of old (RFC 1421), ended by an empty line; keys only
 *
 *   base64, lines of any length, spaces tolerated
 *   -----END label-----
 * </pre>
 *
 * <p>Lines end in LF, CR LF or CR.
 */
final class PemReader {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final int LABEL_BYTES_MAX = 40;

    private final byte[] bytes;
    /** Where the next line begins. */
    private int next;
    /** The current line, without its end and without white space around it. */
    private int start;
    private int end;
    private int line;

    PemReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether there is a line that begins a block; what has none may be DER. */
    static boolean isPem(byte[] bytes) {
        PemReader reader = new PemReader(bytes);
        while (reader.nextLine()) {
            if (reader.lineStartsWith(BEGIN)) {
                return true;
            }
        }
        return false;
    }

    /** The next block, or null when there is none left. */
    PemBlock nextBlock() throws CredentialException {
        while (nextLine()) {
            if (lineStartsWith(BEGIN)) {
                return block();
            }
            if (lineStartsWith(END)) {
                throw CredentialException.malformed(line, "an END without a BEGIN before it");
            }
        }
        return null;
    }

    private PemBlock block() throws CredentialException {
        int begin = line;
        String label = label(BEGIN);
        Base64Decoder decoder = new Base64Decoder(bytes.length - start);
        boolean encrypted = false;
        while (nextLine()) {
            if (lineStartsWith(END)) {
                return finish(label, begin, encrypted, decoder);
            }
            if (lineStartsWith(DASHES)) {
                throw CredentialException.malformed(line, "a line of dashes within the block that begins in line "
                        + begin + ": its \"" + END + label + DASHES + "\" is missing");
            }
            if (indexOf(':') >= 0) {
                encrypted |= contains("ENCRYPTED");
            } else {
                decode(decoder);
            }
        }
        throw CredentialException.malformed(line, "the file ends within the block that begins in line " + begin
                + ": its \"" + END + label + DASHES + "\" is missing. Copy the file again, whole.");
    }

    private PemBlock finish(String label, int begin, boolean encrypted, Base64Decoder decoder)
            throws CredentialException {
        String ended = label(END);
        if (!ended.equals(label)) {
            throw CredentialException.malformed(line, "END " + ended + " ends the BEGIN " + label + " of line "
                    + begin);
        }
        if (!decoder.isComplete()) {
            throw CredentialException.malformed(line, "the base64 of the block that begins in line " + begin
                    + " is empty or cut off. Copy the file again, whole.");
        }
        return new PemBlock(label, begin, encrypted, decoder.toBytes());
    }

    private void decode(Base64Decoder decoder) throws CredentialException {
        for (int i = start; i < end; i++) {
            int character = bytes[i] & 0xff;
            if (character != ' ' && character != '\t' && !decoder.accept(character)) {
                throw CredentialException.malformed(line, "not base64: " + describe(character) + " in column "
                        + (i - start + 1));
            }
        }
    }

    /**
     * The text between BEGIN or END and the five dashes. What is none is not shown: in a file that has lost its line
     * ends, the key itself stands there.
     */
    private String label(String prefix) throws CredentialException {
        int from = start + prefix.length();
        int to = end - DASHES.length();
        if (to <= from || !matches(DASHES, to) || !isLabel(from, to)) {
            throw CredentialException.malformed(line, "what follows \"" + prefix + "\" is no label that ends in "
                    + DASHES + " and the line. Has the file kept its line ends?");
        }
        return Utf8.decode(bytes, from, to - from);
    }

    /** Labels in use are of capitals: "RSA PRIVATE KEY", "X.509 CERTIFICATE", "PKCS #7 SIGNED DATA". */
    private boolean isLabel(int from, int to) {
        boolean label = to - from <= LABEL_BYTES_MAX;
        for (int i = from; i < to && label; i++) {
            byte c = bytes[i];
            label = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ' || c == '.' || c == '#';
        }
        return label;
    }

    private boolean nextLine() {
        if (next >= bytes.length) {
            return false;
        }
        line++;
        start = next;
        while (next < bytes.length && bytes[next] != '\n' && bytes[next] != '\r') {
            next++;
        }
        end = next;
        if (next < bytes.length) {
            next += bytes[next] == '\r' && next + 1 < bytes.length && bytes[next + 1] == '\n' ? 2 : 1;
        }
        trim();
        return true;
    }

    private void trim() {
        if (line == 1 && end - start >= 3 && bytes[start] == (byte) 0xef && bytes[start + 1] == (byte) 0xbb
                && bytes[start + 2] == (byte) 0xbf) {
            start += 3;   // the byte order mark of some editors
        }
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
    }

    private boolean lineStartsWith(String prefix) {
        return matches(prefix, start);
    }

    private boolean matches(String text, int at) {
        if (text.length() > end - at) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean contains(String text) {
        for (int at = start; at < end; at++) {
            if (matches(text, at)) {
                return true;
            }
        }
        return false;
    }

    private int indexOf(char character) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == character) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t';
    }

    private static String describe(int character) {
        return character > ' ' && character < 0x7f ? "'" + (char) character + "'" : "byte " + character;
    }
}
