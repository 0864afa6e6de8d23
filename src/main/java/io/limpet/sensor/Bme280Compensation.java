package io.limpet.sensor;

/**
 * From the raw values of a BME280 to physical ones: the formulas of BST-BME280-DS002 §4.2.3, temperature and humidity
 * to the 32 bits and pressure to the 64 bits given there.
 *
 * <pre>
 *   calibration (Table 16), 16-bit words with the low byte first:
 *   0x88  T1 T2 T3   P1 P2 .. P9   .   H1        T1 and P1 unsigned; H1 one byte, unsigned
 *   0xE1  H2 (2)   H3   H4[11:4]   H5[3:0] H4[3:0]   H5[11:4]   H6
 *         H2, H4, H5, H6 signed: H4 and H5 have 12 bits and share the byte 0xE5
 * </pre>
 *
 * <p>Products are taken in 64 bits where absurd calibration could leave 32: nonsense then gives an absurd value, which
 * the driver refuses, and no wrapped one that looks right.
 */
final class Bme280Compensation {

    /** From 0x88 on. */
    static final int FIRST_BYTES = 26;

    /** From 0xE1 on. */
    static final int SECOND_BYTES = 7;

    private final int[] t = new int[1 + 3];
    private final int[] p = new int[1 + 9];
    private final int[] h = new int[1 + 6];

    /** The temperature in steps of 1/5120 degree Celsius: what the other two formulas start from. */
    private int fineTemperature;

    void loadFirst(byte[] bytes) {
        for (int i = 1; i <= 3; i++) {
            t[i] = word(bytes, 2 * (i - 1));
        }
        for (int i = 1; i <= 9; i++) {
            p[i] = word(bytes, 6 + 2 * (i - 1));
        }
        t[1] &= 0xffff;
        p[1] &= 0xffff;
        h[1] = bytes[25] & 0xff;
    }

    void loadSecond(byte[] bytes) {
        h[2] = word(bytes, 0);
        h[3] = bytes[2] & 0xff;
        h[4] = bytes[3] << 4 | bytes[4] & 0x0f;
        h[5] = bytes[5] << 4 | bytes[4] >> 4 & 0x0f;
        h[6] = bytes[6];
    }

    /** Whether there is a calibration at all: not read as all zeros or all ones. */
    boolean isPlausible() {
        return t[1] != 0 && t[1] != 0xffff && p[1] != 0 && p[1] != 0xffff && h[2] != 0 && h[2] != -1;
    }

    /** Hundredths of a degree Celsius. To be called first: the others need its temperature. */
    int centiCelsius(int raw) {
        long linear = ((raw >> 3) - (t[1] << 1)) * (long) t[2] >> 11;
        long half = (raw >> 4) - t[1];
        long square = (half * half >> 12) * t[3] >> 14;
        fineTemperature = (int) (linear + square);
        return fineTemperature * 5 + 128 >> 8;
    }

    /** Whole pascals, or -1 when the calibration makes the formula divide by nothing. */
    long pascal(int raw) {
        long pressure = pascal256(raw);
        return pressure < 0 ? -1 : pressure + 128 >> 8;
    }

    /** 1/256 pascal. */
    long pascal256(int raw) {
        long fine = fineTemperature - 128000L;
        long offset = fine * fine * p[6] + (fine * p[5] << 17) + ((long) p[4] << 35);
        long slope = (fine * fine * p[3] >> 8) + (fine * p[2] << 12);
        slope = ((1L << 47) + slope) * p[1] >> 33;
        if (slope <= 0) {
            return -1;
        }
        long linear = (((long) (0x100000 - raw) << 31) - offset) * 3125 / slope;
        long square = (linear >> 13) * (linear >> 13) * p[9] >> 25;
        long shift = linear * p[8] >> 19;
        return (linear + square + shift >> 8) + ((long) p[7] << 4);
    }

    /** Hundredths of a percent of relative humidity: 0 to 10 000, at which the sensor is saturated. */
    int centiPercent(int raw) {
        return (int) (percent1024(raw) * 100L + 512 >> 10);
    }

    /** 1/1024 percent: 0 to 102 400. */
    int percent1024(int raw) {
        long fine = fineTemperature - 76800L;
        long signal = ((long) raw << 14) - ((long) h[4] << 20) - h[5] * fine + 0x4000 >> 15;
        long drift = (fine * h[6] >> 10) * ((fine * h[3] >> 11) + 0x8000) >> 10;
        long gain = (drift + 0x200000) * h[2] + 0x2000 >> 14;
        long humidity = signal * gain;
        long root = humidity >> 15;
        humidity -= (root * root >> 7) * h[1] >> 4;
        return (int) (Math.max(0, Math.min(humidity, 100L << 22)) >> 12);
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at + 1] << 8 | bytes[at] & 0xff;
    }
}
