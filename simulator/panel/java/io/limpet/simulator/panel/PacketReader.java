package io.limpet.simulator.panel;

/** Reads a packet's fields in order. Beyond the end of the packet there is nothing: {@link Malformed}. */
final class PacketReader {

    /** The packet is shorter than what it says of itself. */
    @SuppressWarnings("serial")
    static final class Malformed extends Exception {

        Malformed(String what) {
            super(what);
        }
    }

    private final byte[] bytes;
    private int position;

    PacketReader(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int position() {
        return position;
    }

    int left() {
        return bytes.length - position;
    }

    int octet() throws Malformed {
        require(1);
        return bytes[position++] & 0xff;
    }

    int number() throws Malformed {
        return octet() << 8 | octet();
    }

    /** Two bytes of length, and so many of UTF-8 (§1.5.3). */
    String text() throws Malformed {
        int length = number();
        require(length);
        position += length;
        return Words.text(bytes, position - length, length);
    }

    /** Passes over two bytes of length, and so many of anything. @return how many */
    int skipBinary() throws Malformed {
        int length = number();
        require(length);
        position += length;
        return length;
    }

    /** All that is left. */
    String rest() {
        int from = position;
        position = bytes.length;
        return Words.text(bytes, from, bytes.length - from);
    }

    private void require(int count) throws Malformed {
        if (left() < count) {
            throw new Malformed("ends in the middle of a field");
        }
    }
}
