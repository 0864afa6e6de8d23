package io.limpet.config;

import io.limpet.text.Hex;

/** An address on the I2C bus, of 7 bits, as datasheets write it: {@code 0x76}. */
final class I2cAddressKind extends Kind {

    private final int min;
    private final int max;

    I2cAddressKind(int min, int max) {
        super("I2C address");
        this.min = min;
        this.max = max;
    }

    @Override
    String allowed() {
        return Hex.address(min) + (max == min + 1 ? " or " : " to ") + Hex.address(max);
    }

    @Override
    boolean shows(String value) {
        return Words.isNumberLike(value);
    }

    @Override
    String mistakeIn(String value) {
        long address = number(value);
        return address < min || address > max ? mustBeAllowed() : null;
    }

    @Override
    long number(String value) {
        boolean hexadecimal = value.startsWith("0x") || value.startsWith("0X");
        return hexadecimal ? Digits.parse(value, 2, value.length(), 16) : Digits.NONE;
    }
}
