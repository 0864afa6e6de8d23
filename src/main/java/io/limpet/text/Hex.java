package io.limpet.text;

/** Hexadecimal digits, lower case. */
public final class Hex {

    private Hex() {
    }

    /** The digit of the low four bits. */
    public static char digit(int value) {
        int nibble = value & 0xf;
        return (char) (nibble < 10 ? '0' + nibble : 'a' + nibble - 10);
    }

    /** {@code 0x76} for a bus address and the like. */
    public static String address(int value) {
        return "0x" + digit(value >> 4) + digit(value);
    }
}
