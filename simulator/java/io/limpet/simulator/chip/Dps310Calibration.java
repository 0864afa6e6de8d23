package io.limpet.simulator.chip;

/** What Infineon burns into each DPS310 (datasheet V1.2 §8.11), and what it means (§4.9). */
public record Dps310Calibration(int c0, int c1, int c00, int c10, int c01, int c11, int c20, int c21, int c30) {

    /** Such as a chip may have. */
    public static final Dps310Calibration USUAL =
            new Dps310Calibration(204, -261, 81213, -54021, -2733, 1321, -9042, 153, -1187);

    /** Another one. */
    public static final Dps310Calibration OTHER =
            new Dps310Calibration(211, -268, 79011, -57320, -2911, 1506, -10120, -97, -1402);

    /** Addresses 0x10 to 0x21: without a gap between numbers of 12, 20 and 16 bits. */
    public byte[] bytes() {
        return new byte[] {
            (byte) (c0 >> 4),
            (byte) ((c0 & 0xf) << 4 | c1 >> 8 & 0xf),
            (byte) c1,
            (byte) (c00 >> 12),
            (byte) (c00 >> 4),
            (byte) ((c00 & 0xf) << 4 | c10 >> 16 & 0xf),
            (byte) (c10 >> 8),
            (byte) c10,
            (byte) (c01 >> 8), (byte) c01,
            (byte) (c11 >> 8), (byte) c11,
            (byte) (c20 >> 8), (byte) c20,
            (byte) (c21 >> 8), (byte) c21,
            (byte) (c30 >> 8), (byte) c30};
    }

    /** @param t raw temperature over kT */
    public double celsius(double t) {
        return c0 * 0.5 + c1 * t;
    }

    /**
     * Pascals.
     *
     * @param p raw pressure over kP
     * @param t raw temperature over kT
     */
    public double pascal(double p, double t) {
        return c00 + c10 * p + c20 * p * p + c30 * p * p * p + c01 * t + c11 * t * p + c21 * t * p * p;
    }
}
