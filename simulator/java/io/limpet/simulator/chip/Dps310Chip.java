package io.limpet.simulator.chip;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * An Infineon DPS310 (datasheet V1.2), on I2C, without its FIFO and interrupts.
 *
 * <p>One register is written in a transfer; reading counts the address up. The datasheet does not say when the first
 * measurement of the background mode begins: here a whole period late, so that no driver relies on less.
 */
public final class Dps310Chip extends SimulatedChip {

    private static final int PRESSURE = 0x00;
    private static final int TEMPERATURE = 0x03;
    private static final int PRS_CFG = 0x06;
    private static final int TMP_CFG = 0x07;
    private static final int MEAS_CFG = 0x08;
    private static final int CFG_REG = 0x09;
    private static final int COEF_SRCE = 0x28;
    private static final int COEF_RDY = 0x80;
    private static final int SENSOR_RDY = 0x40;
    private static final int TMP_RDY = 0x20;
    private static final int PRS_RDY = 0x10;
    private static final int COEFFICIENTS_MILLIS = 40;
    private static final int SENSOR_MILLIS = 12;

    /** By the setting of PRC: what a single sample, 2, 4, ... 128 take (Table 16), and are scaled by (Table 9). */
    private static final double[] MEASUREMENT_MILLIS = {3.6, 5.2, 8.4, 14.8, 27.6, 53.2, 104.4, 206.8};
    private static final int[] SCALE = {524288, 1572864, 3670016, 7864320, 253952, 516096, 1040384, 2088960};

    private final Dps310Calibration calibration;
    private final byte[] coefficients;
    private final boolean lacksGain;
    private final int[] registers = new int[256];
    private int pointer;
    private long resetAt;
    private double measuredAt;

    public Dps310Chip(int address, LongSupplier clock, Climate climate) {
        this(address, clock, climate, Dps310Calibration.USUAL, false);
    }

    /** @param lacksGain one of the chips that left the factory without the gain bit of their thermometer */
    public Dps310Chip(int address, LongSupplier clock, Climate climate, Dps310Calibration calibration,
            boolean lacksGain) {
        super("dps310", address, clock, climate);
        this.calibration = calibration;
        this.coefficients = calibration.bytes();
        this.lacksGain = lacksGain;
        reset(now());
        resetAt = now() - COEFFICIENTS_MILLIS;   // it has had its supply for long
    }

    @Override
    void reset(long now) {
        Arrays.fill(registers, 0);
        registers[0x0d] = 0x10;
        registers[COEF_SRCE] = 0x80;
        registers[0x32] = lacksGain ? 0x00 : 0x02;
        resetAt = now;
    }

    @Override
    void take(int index, int value, long now) {
        if (index == 0) {
            pointer = value;
        } else if (index == 1) {
            write(pointer, value, now);
        }
    }

    private void write(int register, int value, long now) {
        if (register == PRS_CFG || register == TMP_CFG || register == CFG_REG || register == 0x0e || register == 0x0f) {
            registers[register] = value;
        } else if (register == 0x0c && (value & 0x0f) == 0x09) {
            reset(now);
        } else if (register == 0x62 && registers[0x0e] == 0xa5 && registers[0x0f] == 0x96) {
            registers[0x32] |= value & 0x02;
        } else if (register == MEAS_CFG) {
            registers[MEAS_CFG] = registers[MEAS_CFG] & ~7 | value & 7;
            measuredAt = now + (isBackground() ? periodMillis() : 0) + measurementMillis();
        }
    }

    @Override
    int give(int index) {
        int register = pointer + index & 0xff;
        if (register <= PRESSURE + 2) {          // reading a result takes its flag away
            registers[MEAS_CFG] &= ~PRS_RDY;
        } else if (register <= TEMPERATURE + 2) {
            registers[MEAS_CFG] &= ~TMP_RDY;
        }
        if (register == 0x0d && fault() == Fault.WRONG_IDENTITY) {
            return 0x11;
        }
        return registers[register];
    }

    @Override
    void settle(long now) {
        if (now >= resetAt + SENSOR_MILLIS) {
            registers[MEAS_CFG] |= SENSOR_RDY;
        }
        if (now >= resetAt + COEFFICIENTS_MILLIS) {
            registers[MEAS_CFG] |= COEF_RDY;
            for (int i = 0; i < coefficients.length; i++) {
                registers[0x10 + i] = coefficients[i] & 0xff;
            }
        }
        if ((registers[MEAS_CFG] & 7) == 0 || now < measuredAt || fault() == Fault.NEVER_READY) {
            return;
        }
        measure(now);
        if (isBackground()) {
            measuredAt += periodMillis() * (Math.floor((now - measuredAt) / periodMillis()) + 1);
        } else {
            registers[MEAS_CFG] &= ~7;
        }
    }

    private void measure(long now) {
        int mode = registers[MEAS_CFG] & 3;
        double celsius = climate.temperatureMilliCelsius(now) / 1000.0;
        double t = (celsius - calibration.c0() * 0.5) / calibration.c1();
        if ((mode & 2) != 0) {
            put24(TEMPERATURE, rawTemperature(t));
            registers[MEAS_CFG] |= TMP_RDY;
        }
        if ((mode & 1) != 0) {
            put24(PRESSURE, rawPressure(climate.pressurePascal(now), t));
            registers[MEAS_CFG] |= PRS_RDY;
        }
    }

    private int rawTemperature(double t) {
        int setting = registers[TMP_CFG] & 7;
        boolean otherThermometer = (registers[TMP_CFG] & 0x80) != registers[COEF_SRCE];
        double ratio = (otherThermometer ? t + 0.1 : t) * ((registers[0x32] & 2) == 0 ? 0.5 : 1);
        return shifted((int) Math.round(ratio * SCALE[setting]), setting, 0x08);
    }

    private int rawPressure(int pascal, double t) {
        int setting = registers[PRS_CFG] & 7;
        int scale = SCALE[setting];
        int raw = Bisection.solve(-2 * scale, 2 * scale, pascal,
                value -> calibration.pascal(value / (double) scale, t));
        return shifted(raw, setting, 0x04);
    }

    /** From 16 samples on the sum has more than 24 bits: it is shifted into them, or else overflows (§8.6). */
    private int shifted(int raw, int setting, int shiftBit) {
        return setting < 4 || (registers[CFG_REG] & shiftBit) != 0 ? raw : raw << 5;
    }

    private boolean isBackground() {
        return (registers[MEAS_CFG] & 4) != 0;
    }

    private double periodMillis() {
        int rate = Math.min(registers[PRS_CFG] >> 4 & 7, registers[TMP_CFG] >> 4 & 7);
        return 1000.0 / (1 << rate);
    }

    private double measurementMillis() {
        int mode = registers[MEAS_CFG] & 3;
        return ((mode & 1) != 0 ? MEASUREMENT_MILLIS[registers[PRS_CFG] & 7] : 0)
                + ((mode & 2) != 0 ? MEASUREMENT_MILLIS[registers[TMP_CFG] & 7] : 0);
    }

    private void put24(int register, int value) {
        registers[register] = value >> 16 & 0xff;
        registers[register + 1] = value >> 8 & 0xff;
        registers[register + 2] = value & 0xff;
    }

    @Override
    public synchronized List<Register> registers() {
        refresh();
        return List.of(
                new Register(PRESSURE, "PSR", get24(PRESSURE), 24),
                new Register(TEMPERATURE, "TMP", get24(TEMPERATURE), 24),
                new Register(PRS_CFG, "PRS_CFG", registers[PRS_CFG], 8),
                new Register(TMP_CFG, "TMP_CFG", registers[TMP_CFG], 8),
                new Register(MEAS_CFG, "MEAS_CFG", registers[MEAS_CFG], 8),
                new Register(CFG_REG, "CFG_REG", registers[CFG_REG], 8),
                new Register(0x0d, "Product ID", registers[0x0d], 8),
                new Register(COEF_SRCE, "COEF_SRCE", registers[COEF_SRCE], 8));
    }

    private int get24(int register) {
        return registers[register] << 16 | registers[register + 1] << 8 | registers[register + 2];
    }
}
