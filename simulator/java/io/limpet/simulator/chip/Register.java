package io.limpet.simulator.chip;

/**
 * A register and what it holds.
 *
 * @param address its number
 * @param name as in the datasheet
 * @param bits how many it has
 */
public record Register(int address, String name, int value, int bits) {

    /** {@code "0xf4 ctrl_meas 0x24"}. */
    @Override
    public String toString() {
        return addressText() + " " + name + " " + valueText();
    }

    /** {@code "0xf4"}. */
    public String addressText() {
        return hexadecimal(address, 2);
    }

    /** {@code "0x24"}, with all its digits. */
    public String valueText() {
        return hexadecimal(value, (bits + 3) / 4);
    }

    private static String hexadecimal(int value, int digits) {
        String plain = Integer.toHexString(value);
        return "0x" + "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
}
