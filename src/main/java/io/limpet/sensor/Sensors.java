package io.limpet.sensor;

import io.limpet.board.I2cBus;
import io.limpet.text.Hex;

/** The sensors that there are drivers for, by the name of the chip. */
public final class Sensors {

    /** In the order of {@link #ADDRESSES}. */
    private static final String[] CHIPS = {"bme280", "dps310", "tmp102", "tmp105"};

    /** The usual address of each, then the first and the last it can have. */
    private static final int[][] ADDRESSES = {
        {0x76, 0x76, 0x77}, {0x77, 0x76, 0x77}, {0x48, 0x48, 0x4b}, {0x48, 0x48, 0x4f}};

    private Sensors() {
    }

    public static boolean isKnown(String chip) {
        return index(chip) >= 0;
    }

    /** {@code "bme280, dps310, ..."}: for messages. */
    public static String names() {
        String names = CHIPS[0];
        for (int i = 1; i < CHIPS.length; i++) {
            names += ", " + CHIPS[i];
        }
        return names;
    }

    /** The address that the chip has when nothing is done to change it. */
    public static int usualAddress(String chip) {
        return ADDRESSES[known(chip)][0];
    }

    /** A sensor called like its chip. */
    public static Sensor create(String chip, int address, I2cBus bus) {
        return create(chip, chip, address, bus);
    }

    /**
     * A sensor with a name of its own, for a device that has two of the kind.
     *
     * @throws IllegalArgumentException when there is no such chip, or it cannot have that address
     */
    public static Sensor create(String chip, String name, int address, I2cBus bus) {
        int index = known(chip);
        int first = ADDRESSES[index][1];
        int last = ADDRESSES[index][2];
        if (address < first || address > last) {
            throw new IllegalArgumentException("address of " + name + ": " + Hex.address(address) + ", a " + chip
                    + " can have " + Hex.address(first) + " to " + Hex.address(last));
        }
        switch (index) {
            case 0:
                return new Bme280(name, address, bus);
            case 1:
                return new Dps310(name, address, bus);
            case 2:
                return new Tmp102(name, address, bus);
            default:
                return new Tmp105(name, address, bus);
        }
    }

    private static int known(String chip) {
        int index = index(chip);
        if (index < 0) {
            throw new IllegalArgumentException("sensor: " + chip + ", must be one of " + names());
        }
        return index;
    }

    private static int index(String chip) {
        for (int i = 0; i < CHIPS.length; i++) {
            if (CHIPS[i].equals(chip)) {
                return i;
            }
        }
        return -1;
    }
}
