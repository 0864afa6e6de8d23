package io.limpet.simulator.chip;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A Bosch BME280 (BST-BME280-DS002), on I2C, without its filter.
 *
 * <p>Written to in pairs of register and value (§6.2.1), read with the address counting up (§6.2.2). Nothing is
 * acknowledged for 2 ms after power-up; a soft reset copies the calibration anew, and im_update says so, as long.
 */
public final class Bme280Chip extends SimulatedChip {

    private static final int CTRL_HUM = 0xf2;
    private static final int STATUS = 0xf3;
    private static final int CTRL_MEAS = 0xf4;
    private static final int CONFIG = 0xf5;
    private static final int PRESSURE = 0xf7;
    private static final int TEMPERATURE = 0xfa;
    private static final int HUMIDITY = 0xfd;
    private static final int MEASURING = 0x08;
    private static final int IM_UPDATE = 0x01;
    private static final int STARTUP_MILLIS = 2;
    private static final double[] STANDBY_MILLIS = {0.5, 62.5, 125, 250, 500, 1000, 10, 20};

    private final Bme280Calibration calibration;
    private final int[] registers = new int[256];
    private int pointer;

    /** osrs_h as it was when ctrl_meas was last written: only then does it take effect (§5.4.3). */
    private int humiditySamples;

    private long answersFrom;
    private long loadedAt;
    private double measuredAt;

    public Bme280Chip(int address, LongSupplier clock, Climate climate) {
        this(address, clock, climate, Bme280Calibration.EXAMPLE);
    }

    public Bme280Chip(int address, LongSupplier clock, Climate climate, Bme280Calibration calibration) {
        super("bme280", address, clock, climate);
        this.calibration = calibration;
        reset(now());
        answersFrom = now();   // it has had its supply for long
    }

    @Override
    void reset(long now) {
        Arrays.fill(registers, 0);
        registers[0xd0] = 0x60;
        System.arraycopy(unsigned(calibration.first()), 0, registers, 0x88, 26);
        System.arraycopy(unsigned(calibration.second()), 0, registers, 0xe1, 7);
        put20(PRESSURE, 0x80000);
        put20(TEMPERATURE, 0x80000);
        put16(HUMIDITY, 0x8000);
        humiditySamples = 0;
        answersFrom = now + STARTUP_MILLIS;
        loadedAt = 0;
    }

    @Override
    boolean answers(long now) {
        return now >= answersFrom;
    }

    @Override
    void take(int index, int value, long now) {
        if ((index & 1) == 0) {
            pointer = value;
            return;
        }
        if (pointer == 0xe0 && value == 0xb6) {
            reset(now);
            answersFrom = now;
            loadedAt = now + STARTUP_MILLIS;
            registers[STATUS] = IM_UPDATE;
        } else if (pointer == CTRL_HUM || pointer == CONFIG) {
            registers[pointer] = value;
        } else if (pointer == CTRL_MEAS) {
            registers[CTRL_MEAS] = value;
            humiditySamples = samples(registers[CTRL_HUM] & 7);
            measuredAt = now + measurementMillis();
            registers[STATUS] = registers[STATUS] & IM_UPDATE | (mode() == 0 ? 0 : MEASURING);
        }
    }

    @Override
    int give(int index) {
        int register = pointer + index & 0xff;
        if (register == 0xd0 && fault() == Fault.WRONG_IDENTITY) {
            return 0x58;   // a BMP280
        }
        return registers[register];
    }

    @Override
    void settle(long now) {
        if (now >= loadedAt) {
            registers[STATUS] &= ~IM_UPDATE;
        }
        if (mode() == 0 || now < measuredAt || fault() == Fault.NEVER_READY) {
            return;
        }
        measure(now);
        if (mode() == 3) {   // normal: again and again
            double period = measurementMillis() + STANDBY_MILLIS[registers[CONFIG] >> 5];
            measuredAt += period * (Math.floor((now - measuredAt) / period) + 1);
        } else {             // forced: back to sleep
            registers[CTRL_MEAS] &= ~3;
        }
        registers[STATUS] &= ~MEASURING;
    }

    private void measure(long now) {
        int temperature = Bisection.solve(0, 0xfffff, climate.temperatureMilliCelsius(now) / 1000.0,
                calibration::celsius);
        temperature = resolved(temperature, samples(registers[CTRL_MEAS] >> 5));
        double fine = calibration.fine(temperature);
        int pressure = Bisection.solve(0, 0xfffff, climate.pressurePascal(now), raw -> calibration.pascal(raw, fine));
        int humidity = Bisection.solve(0, 0xffff, climate.humidityMilliPercent(now) / 1000.0,
                raw -> calibration.percent(raw, fine));
        int pressureSamples = samples(registers[CTRL_MEAS] >> 2 & 7);
        put20(TEMPERATURE, samples(registers[CTRL_MEAS] >> 5) == 0 ? 0x80000 : temperature);
        put20(PRESSURE, pressureSamples == 0 ? 0x80000 : resolved(pressure, pressureSamples));
        put16(HUMIDITY, humiditySamples == 0 ? 0x8000 : humidity);
    }

    private int mode() {
        return registers[CTRL_MEAS] & 3;
    }

    /** At most (§9.1). */
    private double measurementMillis() {
        int pressureSamples = samples(registers[CTRL_MEAS] >> 2 & 7);
        return 1.25 + 2.3 * samples(registers[CTRL_MEAS] >> 5)
                + (pressureSamples == 0 ? 0 : 2.3 * pressureSamples + 0.575)
                + (humiditySamples == 0 ? 0 : 2.3 * humiditySamples + 0.575);
    }

    /** osrs: skipped, 1, 2, 4, 8, 16. */
    private static int samples(int setting) {
        return setting == 0 ? 0 : 1 << Math.min(setting, 5) - 1;
    }

    /** Without a filter: 16 bits, and one more with each doubling of the samples (§3.4.2, §3.4.3). */
    private static int resolved(int raw, int samples) {
        int lost = 4 - (31 - Integer.numberOfLeadingZeros(Math.max(samples, 1)));
        return raw >> lost << lost;
    }

    private void put20(int register, int value) {
        registers[register] = value >> 12;
        registers[register + 1] = value >> 4 & 0xff;
        registers[register + 2] = value << 4 & 0xf0;
    }

    private void put16(int register, int value) {
        registers[register] = value >> 8;
        registers[register + 1] = value & 0xff;
    }

    private static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }

    @Override
    public synchronized List<Register> registers() {
        refresh();
        return List.of(
                new Register(0xd0, "id", registers[0xd0], 8),
                new Register(CTRL_HUM, "ctrl_hum", registers[CTRL_HUM], 8),
                new Register(STATUS, "status", registers[STATUS], 8),
                new Register(CTRL_MEAS, "ctrl_meas", registers[CTRL_MEAS], 8),
                new Register(CONFIG, "config", registers[CONFIG], 8),
                new Register(PRESSURE, "press", get20(PRESSURE), 20),
                new Register(TEMPERATURE, "temp", get20(TEMPERATURE), 20),
                new Register(HUMIDITY, "hum", registers[HUMIDITY] << 8 | registers[HUMIDITY + 1], 16));
    }

    private int get20(int register) {
        return registers[register] << 12 | registers[register + 1] << 4 | registers[register + 2] >> 4;
    }
}
