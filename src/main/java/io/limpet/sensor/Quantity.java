package io.limpet.sensor;

/** A physical quantity: its name, its unit, and what its values look like. */
public final class Quantity {

    /** A value that is not known, and is left out of the payload. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** {@code "temperature"}: the name in SenML (RFC 8428 §4.5.1). */
    public final String name;

    /** {@code "Cel"}: the unit in SenML (RFC 8428 §12.1), or null where it has none. */
    public final String unit;

    /** {@code "temperature_C"}: the name in JSON, with the unit that people write. */
    public final String key;

    /** How many decimals: with 2, the value 2153 is 21.53. From 0 to 6. */
    public final int decimals;

    /** How many digits a value has at most, its decimals among them: 21.53 has 4. From 1 to 19. */
    public final int digitsMax;

    public Quantity(String name, String unit, String key, int decimals, int digitsMax) {
        if (decimals < 0 || decimals > 6 || digitsMax < 1 || digitsMax > 19) {
            throw new IllegalArgumentException(key + ": decimals " + decimals + ", must be 0 to 6; digitsMax "
                    + digitsMax + ", must be 1 to 19");
        }
        this.name = name;
        this.unit = unit;
        this.key = key;
        this.decimals = decimals;
        this.digitsMax = digitsMax;
    }
}
