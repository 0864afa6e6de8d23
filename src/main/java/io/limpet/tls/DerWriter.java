package io.limpet.tls;

/** Writes DER from its end to its start, so that every length is known when its turn comes. */
final class DerWriter {

    private final byte[] bytes;
    private int at;

    DerWriter(int capacityBytes) {
        this.bytes = new byte[capacityBytes];
        this.at = capacityBytes;
    }

    /** How much has been written: the place behind an element that is yet to come. */
    int mark() {
        return bytes.length - at;
    }

    void prepend(byte[] source, int offset, int length) {
        at -= length;
        System.arraycopy(source, offset, bytes, at, length);
    }

    void prepend(int tag, byte[] source, int offset, int length) {
        int behind = mark();
        prepend(source, offset, length);
        prependHeader(tag, behind);
    }

    /** Makes what was written since the mark the content of an element. */
    void prependHeader(int tag, int behind) {
        int length = mark() - behind;
        if (length < 0x80) {
            bytes[--at] = (byte) length;
        } else {
            int count = 0;
            for (int rest = length; rest > 0; rest >>= 8) {
                bytes[--at] = (byte) rest;
                count++;
            }
            bytes[--at] = (byte) (0x80 | count);
        }
        bytes[--at] = (byte) tag;
    }

    byte[] toBytes() {
        byte[] exact = new byte[mark()];
        System.arraycopy(bytes, at, exact, 0, exact.length);
        return exact;
    }
}
