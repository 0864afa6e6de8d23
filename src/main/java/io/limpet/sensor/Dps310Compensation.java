package io.limpet.sensor;

/**
 * From the raw values of a DPS310 to physical ones: datasheet §4.9, in fixed point.
 *
 * <pre>
 *   coefficients (§8.11, Table 18), two's complement, packed without a gap, high bits first, from 0x10 on:
 *   c0 (12 bits)  c1 (12)  c00 (20)  c10 (20)  c01 (16)  c11 (16)  c20 (16)  c21 (16)  c30 (16)
 *
 *   p = raw pressure / kP,  t = raw temperature / kT               k by the number of samples (Table 9)
 *   temperature = c0 / 2 + c1 t                                                          degrees Celsius
 *   pressure    = c00 + p (c10 + p (c20 + p c30)) + t (c01 + p (c11 + p c21))            pascals
 * </pre>
 *
 * <p>p and t have 28 binary decimals and are at most 4, the sums 10: no product of theirs exceeds 61 bits, and all
 * that is cut off amounts to less than a hundredth of a pascal.
 */
final class Dps310Compensation {

    /** Of all coefficients together. */
    static final int BYTES = 18;

    /** What {@link #deciPascal} returns for a raw value far beyond all pressures. */
    static final long NONSENSE = Long.MAX_VALUE;

    /** kP for 16 samples, kT for 8. */
    private static final int PRESSURE_SCALE = 253952;
    private static final int TEMPERATURE_SCALE = 7864320;

    private static final int RATIO_BITS = 28;
    private static final int SUM_BITS = 10;
    private static final long RATIO_MAX = 4L << RATIO_BITS;

    private int c0;
    private int c1;
    private long c00;
    private long c10;
    private long c01;
    private long c11;
    private long c20;
    private long c21;
    private long c30;

    void load(byte[] bytes) {
        c0 = bits(bytes, 0, 12);
        c1 = bits(bytes, 12, 12);
        c00 = sum(bytes, 24, 20);
        c10 = sum(bytes, 44, 20);
        c01 = sum(bytes, 64, 16);
        c11 = sum(bytes, 80, 16);
        c20 = sum(bytes, 96, 16);
        c21 = sum(bytes, 112, 16);
        c30 = sum(bytes, 128, 16);
    }

    /** Whether there are coefficients at all: not read as all zeros or all ones. */
    boolean isPlausible() {
        long one = 1L << SUM_BITS;
        return c1 != 0 && c1 != -1 && c00 != 0 && c00 != -one && c10 != 0 && c10 != -one;
    }

    /** Hundredths of a degree Celsius, of 8 samples. */
    long centiCelsius(int raw) {
        long t = ratio(raw, TEMPERATURE_SCALE);
        return 50L * c0 + (100L * c1 * t + (1L << RATIO_BITS - 1) >> RATIO_BITS);
    }

    /** Tenths of a pascal, of 16 samples of pressure and 8 of temperature. */
    long deciPascal(int rawPressure, int rawTemperature) {
        long p = ratio(rawPressure, PRESSURE_SCALE);
        long t = ratio(rawTemperature, TEMPERATURE_SCALE);
        if (p < -RATIO_MAX || p > RATIO_MAX) {
            return NONSENSE;
        }
        long sum = c00 + times(c10 + times(c20 + times(c30, p), p), p) + times(c01 + times(c11 + times(c21, p), p), t);
        return sum * 10 + (1L << SUM_BITS - 1) >> SUM_BITS;
    }

    private static long ratio(int raw, int scale) {
        return ((long) raw << RATIO_BITS) / scale;
    }

    private static long times(long sum, long ratio) {
        return sum * ratio >> RATIO_BITS;
    }

    private static long sum(byte[] bytes, int at, int count) {
        return (long) bits(bytes, at, count) << SUM_BITS;
    }

    /** A number in two's complement of so many bits, from this bit on. */
    private static int bits(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            value = value << 1 | bytes[i >> 3] >> (7 - (i & 7) & 31) & 1;
        }
        int unused = 32 - count & 31;
        return value << (unused & 31) >> (unused & 31);
    }
}
