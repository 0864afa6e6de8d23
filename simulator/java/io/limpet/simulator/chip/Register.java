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
        return String.format("0x%02x %s 0x%0" + (bits + 3) / 4 + "x", address, name, value);
    }
}
