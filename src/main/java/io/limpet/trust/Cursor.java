package io.limpet.trust;

/** Reads fields one after another, numbers with their most significant byte first, and never behind the end. */
final class Cursor {

    private final byte[] bytes;
    private final int end;
    private int at;

    /** @param length how many bytes of the array there are to read, from its start */
    Cursor(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    /** How many bytes have been read. */
    int position() {
        return at;
    }

    int left() {
        return end - at;
    }

    /** An unsigned number of 1 to 7 bytes. */
    long number(int count, String what) throws TrustException {
        demand(count, what);
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | bytes[at++] & 0xff;
        }
        return number;
    }

    byte[] bytes(int count, String what) throws TrustException {
        demand(count, what);
        byte[] copy = new byte[count];
        System.arraycopy(bytes, at, copy, 0, count);
        at += count;
        return copy;
    }

    private void demand(int count, String what) throws TrustException {
        if (count > left()) {
            throw new TrustException("cut off: " + what + " at byte " + at + " goes on behind its end, " + end);
        }
    }
}
