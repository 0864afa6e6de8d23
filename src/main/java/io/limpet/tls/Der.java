package io.limpet.tls;

/**
 * A cursor over the elements of a DER encoding (ITU-T X.690 §8 and §10.1). Reads in place, checks every length.
 *
 * <pre>
 *   tag     1 byte; tags above 30 do not occur in what is read here
 *   length  0xxxxxxx                        0 to 127
 *           1000000n  n bytes, n = 1 to 3   as few as will do; 10000000, "until I say so", is BER and no DER
 *   content
 * </pre>
 */
final class Der {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    final byte[] bytes;
    private final int end;
    /** Start of the current element, and of its content. */
    private int at;
    private int content;
    private int contentEnd;

    Der(byte[] bytes) throws CredentialException {
        this(bytes, 0, bytes.length);
    }

    private Der(byte[] bytes, int offset, int end) throws CredentialException {
        this.bytes = bytes;
        this.end = end;
        moveTo(offset);
    }

    static int contextSpecific(int number) {
        return 0xa0 | number;
    }

    boolean hasElement() {
        return at < end;
    }

    /** The tag of the current element, or -1 when there is none. */
    int tag() {
        return at < end ? bytes[at] & 0xff : -1;
    }

    /** Where the current element begins, tag included. */
    int elementOffset() {
        return at;
    }

    int elementLength() {
        return contentEnd - at;
    }

    int contentOffset() {
        return content;
    }

    int contentLength() {
        return contentEnd - content;
    }

    /** Goes on to the next element. */
    void skip() throws CredentialException {
        moveTo(contentEnd);
    }

    /** Skips the current element if it has this tag. */
    boolean skipIf(int tag) throws CredentialException {
        boolean present = tag() == tag;
        if (present) {
            skip();
        }
        return present;
    }

    /** Checks the tag of the current element, skips it, and returns a cursor over its content. */
    Der enter(int tag, String what) throws CredentialException {
        expect(tag, what);
        Der inner = new Der(bytes, content, contentEnd);
        skip();
        return inner;
    }

    /** Checks the tag of the current element. */
    void expect(int tag, String what) throws CredentialException {
        if (tag() != tag) {
            throw CredentialException.malformed(0, "DER: " + what + " expected at byte " + at + ", there is "
                    + (tag() < 0 ? "nothing" : "tag " + tag()));
        }
    }

    /** Like {@link #enter} for a bit string of whole bytes, whose content begins with the count of unused bits: 0. */
    Der enterBits(String what) throws CredentialException {
        expect(BIT_STRING, what);
        if (contentLength() < 1 || bytes[content] != 0) {
            throw CredentialException.malformed(0, "DER: " + what + " at byte " + at + " is not of whole bytes");
        }
        return new Der(bytes, content + 1, contentEnd);
    }

    void expectEnd(String what) throws CredentialException {
        if (at < end) {
            throw CredentialException.malformed(0, "DER: " + (end - at) + " bytes too many behind " + what
                    + " at byte " + at);
        }
    }

    /** Whether the content is this one. */
    boolean contentIs(byte[] expected) {
        return sameBytes(bytes, content, contentLength(), expected, 0, expected.length);
    }

    static boolean sameBytes(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
        if (aLength != bLength) {
            return false;
        }
        for (int i = 0; i < aLength; i++) {
            if (a[aOffset + i] != b[bOffset + i]) {
                return false;
            }
        }
        return true;
    }

    private void moveTo(int offset) throws CredentialException {
        at = offset;
        content = offset;
        contentEnd = offset;
        if (offset < end) {
            readHeader();
        }
    }

    private void readHeader() throws CredentialException {
        if ((bytes[at] & 0x1f) == 0x1f) {
            throw CredentialException.malformed(0, "DER: a long tag at byte " + at);
        }
        if (end - at < 2) {
            throw cutOff();
        }
        int first = bytes[at + 1] & 0xff;
        content = at + 2;
        int length = first < 0x80 ? first : longLength(first & 0x7f);
        if (length > end - content) {
            throw cutOff();
        }
        contentEnd = content + length;
    }

    private int longLength(int count) throws CredentialException {
        if (count == 0 || count > 3) {
            throw CredentialException.malformed(0, "DER: a length of "
                    + (count == 0 ? "indefinite form" : count + " bytes") + " at byte " + at);
        }
        if (count > end - content) {
            throw cutOff();
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | bytes[content + i] & 0xff;
        }
        content += count;
        if (length < 0x80 || count > 1 && length < 1 << (8 * (count - 1) & 31)) {
            throw CredentialException.malformed(0, "DER: a length at byte " + at
                    + " is written longer than it need be");
        }
        return length;
    }

    private CredentialException cutOff() {
        return CredentialException.malformed(0, "DER: cut off: the element at byte " + at + " goes on behind the end, "
                + end);
    }
}
