package io.limpet.storm.broker;

/** What stands behind the fixed header of a packet, read from front to back; nothing is read beyond its end. */
final class Body {

    byte[] bytes;
    private int at;
    private int end;

    /** Where the last {@link #string} or {@link #data} lies. */
    int offset;
    int length;

    void set(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
    }

    int remaining() {
        return end - at;
    }

    int position() {
        return at;
    }

    int octet(String rule, String what) throws Breach {
        require(1, rule, what);
        return bytes[at++] & 0xff;
    }

    /** Big-endian (§1.5.2). */
    int word(String rule, String what) throws Breach {
        require(2, rule, what);
        at += 2;
        return (bytes[at - 2] & 0xff) << 8 | bytes[at - 1] & 0xff;
    }

    /** A packet identifier, which is never 0. */
    int identifier() throws Breach {
        int identifier = word("2.3.1", "packet identifier");
        if (identifier == 0) {
            throw new Breach("2.3.1", "packet identifier 0");
        }
        return identifier;
    }

    /** UTF-8 behind its length (§1.5.3). */
    void string(String rule, String what) throws Breach {
        data(rule, what);
        if (!Utf8.isWellFormed(bytes, offset, length)) {
            throw new Breach("1.5.3", what + " is not well-formed UTF-8 without U+0000");
        }
    }

    /** Any bytes, behind their length. */
    void data(String rule, String what) throws Breach {
        length = word(rule, "the length of " + what);
        require(length, rule, what);
        offset = at;
        at += length;
    }

    void requireEnd(String rule, String packet) throws Breach {
        if (at != end) {
            throw new Breach(rule, packet + " with " + (end - at) + " bytes too many");
        }
    }

    private void require(int count, String rule, String what) throws Breach {
        if (end - at < count) {
            throw new Breach(rule, what + " reaches beyond the end of the packet");
        }
    }
}
