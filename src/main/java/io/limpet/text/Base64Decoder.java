package io.limpet.text;

/**
 * Base64 (RFC 4648 §4) that comes in pieces: four characters are three bytes.
 *
 * <p>Strict: padding only at the end, in its place, and no bits set that pad (§3.5), so that one content has one text.
 */
public final class Base64Decoder {

    private static final int PADDING = -1;
    private static final int INVALID = -2;

    private final byte[] bytes;
    private int length;
    private int bits;
    private int characters;
    private int paddings;

    /** @param charactersMax how many characters will come at most */
    public Base64Decoder(int charactersMax) {
        this.bytes = new byte[charactersMax / 4 * 3 + 3];
    }

    /** Takes a character; false when it cannot stand here. */
    public boolean accept(int character) {
        int value = value(character);
        if (value == INVALID || value != PADDING && paddings > 0) {
            return false;
        }
        int place = characters & 3;
        if (value == PADDING && (place < 2 || !onlyZeroBitsLeft(place))) {
            return false;
        }
        characters++;
        if (value == PADDING) {
            paddings++;
            return true;
        }
        bits = bits << 6 | value;
        if (place > 0) {
            bytes[length++] = (byte) (bits >> (6 - 2 * place & 31));
        }
        return true;
    }

    /** Whether it may end here: at a whole group of four, with something in it. */
    public boolean isComplete() {
        return characters > 0 && (characters & 3) == 0;
    }

    public byte[] toBytes() {
        byte[] exact = new byte[length];
        System.arraycopy(bytes, 0, exact, 0, length);
        return exact;
    }

    private boolean onlyZeroBitsLeft(int place) {
        return paddings > 0 || (bits & (place == 2 ? 0xf : 0x3)) == 0;
    }

    private static int value(int character) {
        if (character >= 'A' && character <= 'Z') {
            return character - 'A';
        }
        if (character >= 'a' && character <= 'z') {
            return character - 'a' + 26;
        }
        if (character >= '0' && character <= '9') {
            return character - '0' + 52;
        }
        return character == '+' ? 62 : character == '/' ? 63 : character == '=' ? PADDING : INVALID;
    }
}
