package io.limpet.simulator.chip;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Makes simulated chips by name. */
public final class Chips {

    private Chips() {
    }

    /**
     * A chip that works, and has been powered for long.
     *
     * @param name {@code bme280}, {@code dps310}, {@code tmp102} or {@code tmp105}; the clock
     *        {@code ds1338}; or an EEPROM, {@code 24c32} to
     *        {@code 24c512}, as it leaves the factory
     * @param clock milliseconds, by which its conversions take their time and the climate changes
     */
    public static Chip create(String name, int address, LongSupplier clock, Climate climate) {
        return switch (name) {
            case "bme280" -> new Bme280Chip(address, clock, climate);
            case "dps310" -> new Dps310Chip(address, clock, climate);
            case "tmp102" -> new Tmp102Chip(address, clock, climate);
            case "tmp105" -> new Tmp105Chip(address, clock, climate);
            case "ds1338" -> clockChip(address, clock, climate);
            case "24c32", "24c64", "24c128", "24c256", "24c512" -> new At24cChip(name, address, clock);
            default -> throw new IllegalArgumentException("chip: " + name
                    + ", must be one of bme280, dps310, tmp102, tmp105, ds1338, 24c32, 24c64, 24c128, 24c256, 24c512");
        };
    }

    /** What a chip of that name is, and who makes it. */
    public static String description(String name) {
        return switch (name) {
            case "bme280" -> "Bosch BME280: temperature, humidity, pressure";
            case "dps310" -> "Infineon DPS310: temperature, pressure";
            case "tmp102", "tmp105" -> "Texas Instruments " + name.toUpperCase(Locale.ROOT) + ": temperature";
            case "ds1338" -> "Maxim DS1338: clock with a battery";
            default -> name.toUpperCase(Locale.ROOT) + ": EEPROM of " + Integer.parseInt(name.substring(3)) / 8
                    + " KiB";
        };
    }

    /** What a chip of that name measures: {@code "temperature"}, {@code "humidity"}, {@code "pressure"}. */
    public static List<String> quantities(String name) {
        return switch (name) {
            case "bme280" -> List.of("temperature", "humidity", "pressure");
            case "dps310" -> List.of("temperature", "pressure");
            case "tmp102", "tmp105" -> List.of("temperature");
            default -> List.of();
        };
    }

    private static Chip clockChip(int address, LongSupplier clock, Climate climate) {
        Chip chip = new Ds1338Chip(clock, climate);
        if (chip.address() != address) {
            throw new IllegalArgumentException("chip: ds1338 at " + address + ", has no other address than 0x68");
        }
        return chip;
    }
}
