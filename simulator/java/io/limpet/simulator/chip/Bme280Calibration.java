package io.limpet.simulator.chip;

/**
 * What Bosch burns into each BME280 (BST-BME280-DS002 Table 16), and what it means: the formulas in floating point of
 * §8.1. Each list starts with its first word: {@code t[0]} is dig_T1.
 */
public record Bme280Calibration(int[] t, int[] p, int[] h) {

    /** Temperature and pressure of the example in the BMP280's datasheet (BST-BMP280-DS001 §3.12), humidity usual. */
    public static final Bme280Calibration EXAMPLE = new Bme280Calibration(
            new int[] {27504, 26435, -1000},
            new int[] {36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000},
            new int[] {75, 362, 0, 313, 50, 30});

    /** Another chip, with signs and nibbles the other way round where they can be. */
    public static final Bme280Calibration OTHER = new Bme280Calibration(
            new int[] {28458, 26690, 50},
            new int[] {38027, -10531, 3024, 7912, -112, 11, 9900, -10230, 4285},
            new int[] {70, 371, 5, 294, -37, -20});

    /** dig_T1 to dig_T3, dig_P1 to dig_P9, one byte of nothing, dig_H1: addresses 0x88 to 0xA1. */
    public byte[] first() {
        byte[] bytes = new byte[26];
        for (int i = 0; i < 3; i++) {
            bytes[2 * i] = (byte) t[i];
            bytes[2 * i + 1] = (byte) (t[i] >> 8);
        }
        for (int i = 0; i < 9; i++) {
            bytes[6 + 2 * i] = (byte) p[i];
            bytes[7 + 2 * i] = (byte) (p[i] >> 8);
        }
        bytes[25] = (byte) h[0];
        return bytes;
    }

    /** dig_H2 to dig_H6: addresses 0xE1 to 0xE7. */
    public byte[] second() {
        byte[] bytes = new byte[7];
        bytes[0] = (byte) h[1];
        bytes[1] = (byte) (h[1] >> 8);
        bytes[2] = (byte) h[2];
        bytes[3] = (byte) (h[3] >> 4);
        bytes[4] = (byte) (h[3] & 0xf | (h[4] & 0xf) << 4);
        bytes[5] = (byte) (h[4] >> 4);
        bytes[6] = (byte) h[5];
        return bytes;
    }

    /** t_fine, not rounded. */
    public double fine(int raw) {
        double linear = (raw / 16384.0 - t[0] / 1024.0) * t[1];
        double root = raw / 131072.0 - t[0] / 8192.0;
        return linear + root * root * t[2];
    }

    public double celsius(int raw) {
        return fine(raw) / 5120.0;
    }

    public double pascal(int raw, double fine) {
        double x = fine / 2.0 - 64000.0;
        double offset = (x * x * p[5] / 32768.0 + x * p[4] * 2.0) / 4.0 + p[3] * 65536.0;
        double slope = (1.0 + (p[2] * x * x / 524288.0 + p[1] * x) / 524288.0 / 32768.0) * p[0];
        double pressure = (1048576.0 - raw - offset / 4096.0) * 6250.0 / slope;
        double square = p[8] * pressure * pressure / 2147483648.0;
        double linear = pressure * p[7] / 32768.0;
        return pressure + (square + linear + p[6]) / 16.0;
    }

    public double percent(int raw, double fine) {
        double x = fine - 76800.0;
        double signal = raw - (h[3] * 64.0 + h[4] / 16384.0 * x);
        double gain = h[1] / 65536.0 * (1.0 + h[5] / 67108864.0 * x * (1.0 + h[2] / 67108864.0 * x));
        double humidity = signal * gain;
        humidity *= 1.0 - h[0] * humidity / 524288.0;
        return Math.max(0.0, Math.min(humidity, 100.0));
    }
}
