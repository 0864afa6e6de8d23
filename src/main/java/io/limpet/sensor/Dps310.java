package io.limpet.sensor;

import io.limpet.board.I2cBus;
import io.limpet.text.Hex;

/**
 * Temperature and pressure of an Infineon DPS310 (datasheet V1.2), or of a DPS368, which has the same registers.
 *
 * <p>Pressure from 16 samples, temperature from 8. Its one-shot modes measure only one of the two, and neither is of
 * use without the other: so it is let run in its background mode (16 times a second) until both are there, and sleeps
 * in between.
 *
 * <pre>
 *   0x00             PSR (3 bytes)  TMP (3 bytes)                      two's complement, high byte first
 *   0x06 PRS_CFG     . PM_RATE[2:0] PM_PRC[3:0]
 *   0x07 TMP_CFG     TMP_EXT TMP_RATE[2:0] TMP_PRC[3:0]
 *   0x08 MEAS_CFG    COEF_RDY SENSOR_RDY TMP_RDY PRS_RDY . MEAS_CTRL[2:0]
 *   0x09 CFG_REG     .. T_SHIFT P_SHIFT ..                             P_SHIFT from 16 samples on
 *   0x10             the coefficients: see Dps310Compensation
 *   0x28 COEF_SRCE   bit 7: with which of its two thermometers it was calibrated; the same is to be used: TMP_EXT
 * </pre>
 */
public final class Dps310 implements Sensor {

    private static final int REGISTER_DATA = 0x00;
    private static final int REGISTER_PRS_CFG = 0x06;
    private static final int REGISTER_TMP_CFG = 0x07;
    private static final int REGISTER_MEAS_CFG = 0x08;
    private static final int REGISTER_CFG_REG = 0x09;
    private static final int REGISTER_RESET = 0x0c;
    private static final int REGISTER_PRODUCT_ID = 0x0d;
    private static final int REGISTER_COEFFICIENTS = 0x10;
    private static final int REGISTER_COEF_SRCE = 0x28;
    private static final int REGISTER_GAIN_STATE = 0x32;
    private static final int REGISTER_GAIN = 0x62;

    private static final int PRODUCT_ID = 0x10;
    private static final int RESET = 0x09;
    private static final int THERMOMETER_BIT = 0x80;
    private static final int PRESSURE_16_SAMPLES_AT_16_HZ = 0x44;
    private static final int TEMPERATURE_8_SAMPLES_AT_16_HZ = 0x43;
    private static final int P_SHIFT = 0x04;
    private static final int STARTED = 0xc0;
    private static final int MEASURED = 0x30;
    private static final int MODE_BITS = 0x07;
    private static final int MODE_BACKGROUND = 0x07;
    private static final int MODE_STANDBY = 0x00;
    private static final int DATA_BYTES = 6;

    /** Both measurements, 27.6 + 14.8 (Table 16), should they begin a whole period of 62.5 late, and some tolerance. */
    private static final int MEASUREMENT_MILLIS = 120;

    /** The operating range and, beyond it, the absolute accuracy: 0.5 degree Celsius, 1 hPa (Table 2). */
    private static final int CENTI_CELSIUS_MIN = -4050;
    private static final int CENTI_CELSIUS_MAX = 8550;
    private static final int DECI_PASCAL_MIN = 299000;
    private static final int DECI_PASCAL_MAX = 1201000;

    private final Registers registers;
    private final Dps310Compensation compensation = new Dps310Compensation();
    private final Quantity[] quantities = {Quantities.temperature(2), Quantities.pressure(1)};

    /** TMP_CFG as this chip needs it. */
    private int temperatureConfiguration;

    /** Whether the chip has been identified, its coefficients read, and nothing has failed since. */
    private boolean found;

    /** @param address 0x77, or 0x76 (SDO to ground) */
    public Dps310(String name, int address, I2cBus bus) {
        registers = new Registers(name, address, bus, Dps310Compensation.BYTES);
    }

    @Override
    public String name() {
        return registers.name();
    }

    @Override
    public Quantity[] quantities() {
        return quantities;
    }

    @Override
    public int start() throws SensorException {
        boolean known = found;
        found = false;
        if (!known || !isConfigured()) {
            find();
        }
        registers.read(REGISTER_DATA, DATA_BYTES);   // takes away what is left of TMP_RDY and PRS_RDY
        registers.write(REGISTER_MEAS_CFG, MODE_BACKGROUND);
        found = true;
        return MEASUREMENT_MILLIS;
    }

    @Override
    public void read(long[] values) throws SensorException {
        found = false;
        int state = registers.read(REGISTER_MEAS_CFG);
        if ((state & MODE_BITS) != MODE_BACKGROUND) {
            throw registers.failure("it forgot its settings while it measured: is its supply steady?");
        }
        if ((state & MEASURED) != MEASURED) {
            throw reset(registers.failure("it still measures after " + MEASUREMENT_MILLIS + " ms; it is reset"));
        }
        registers.read(REGISTER_DATA, DATA_BYTES);
        int pressure = signed24(registers.get24(0));
        int temperature = signed24(registers.get24(3));
        registers.write(REGISTER_MEAS_CFG, MODE_STANDBY);
        values[0] = compensation.centiCelsius(temperature);
        if (values[0] < CENTI_CELSIUS_MIN || values[0] > CENTI_CELSIUS_MAX) {
            throw reset(registers.implausible(quantities[0], values[0], "-40 to 85"));
        }
        values[1] = compensation.deciPascal(pressure, temperature);
        if (values[1] < DECI_PASCAL_MIN || values[1] > DECI_PASCAL_MAX) {
            throw reset(registers.implausible(quantities[1], values[1], "30000 to 120000"));
        }
        found = true;
    }

    /** Whether it still has the settings it was given; without them it has lost its power since. */
    private boolean isConfigured() throws SensorException {
        registers.read(REGISTER_PRS_CFG, 2);
        return registers.get(0) == PRESSURE_16_SAMPLES_AT_16_HZ && registers.get(1) == temperatureConfiguration;
    }

    private void find() throws SensorException {
        int id = registers.read(REGISTER_PRODUCT_ID);
        if (id != PRODUCT_ID) {
            throw registers.failure("its product id is " + Hex.address(id) + ", that of a DPS310 is "
                    + Hex.address(PRODUCT_ID) + ": another sensor at this address?");
        }
        if ((registers.read(REGISTER_MEAS_CFG) & STARTED) != STARTED) {
            throw registers.failure("it is still starting");
        }
        registers.read(REGISTER_COEFFICIENTS, Dps310Compensation.BYTES);
        compensation.load(registers.bytes());
        if (!compensation.isPlausible()) {
            throw reset(registers.failure("its coefficients are empty: damaged, or disturbed on the bus?"));
        }
        temperatureConfiguration =
                registers.read(REGISTER_COEF_SRCE) & THERMOMETER_BIT | TEMPERATURE_8_SAMPLES_AT_16_HZ;
        registers.write(REGISTER_MEAS_CFG, MODE_STANDBY);
        correctGain();
        registers.write(REGISTER_PRS_CFG, PRESSURE_16_SAMPLES_AT_16_HZ);
        registers.write(REGISTER_TMP_CFG, temperatureConfiguration);
        registers.write(REGISTER_CFG_REG, P_SHIFT);
    }

    /**
     * Some chips come without a gain bit of their thermometer set, and show 60 degrees Celsius in a room of 20. The
     * cure is not in the datasheet but from Infineon: README of its library DPS310-Pressure-Sensor, "Temperature
     * measurement issue"; its answer in openbmc/openbmc issue 2003 tells that bit 1 of 0x32 shows whether it is needed.
     */
    private void correctGain() throws SensorException {
        if ((registers.read(REGISTER_GAIN_STATE) & 0x02) != 0) {
            return;
        }
        registers.write(0x0e, 0xa5);
        registers.write(0x0f, 0x96);
        registers.write(REGISTER_GAIN, 0x02);
        registers.write(0x0e, 0x00);
        registers.write(0x0f, 0x00);
    }

    /** Sends a chip that answers, but with nonsense, back to its beginning; 40 ms later it can be found again. */
    private SensorException reset(SensorException failure) {
        registers.tryWrite(REGISTER_RESET, RESET);
        return failure;
    }

    private static int signed24(int value) {
        return value << 8 >> 8;
    }
}
