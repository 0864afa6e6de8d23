package io.limpet.sensor;

import io.limpet.board.I2cBus;
import io.limpet.text.Hex;

/**
 * Temperature, humidity and pressure of a Bosch BME280 (BST-BME280-DS002).
 *
 * <p>Each measurement is forced, one sample of each quantity without filter: the settings that §3.5.1 recommends for
 * watching the weather. In between the chip sleeps.
 *
 * <pre>
 *   0xF2 ctrl_hum    . . . . . osrs_h[2:0]                     takes effect with the next write of ctrl_meas (§5.4.3)
 *   0xF3 status      . . . . measuring . . im_update
 *   0xF4 ctrl_meas   osrs_t[2:0] osrs_p[2:0] mode[1:0]
 *   0xF5 config      t_sb[2:0] filter[2:0] . spi3w_en
 *   0xF7             press_msb press_lsb press_xlsb[7:4]  temp_msb temp_lsb temp_xlsb[7:4]  hum_msb hum_lsb
 * </pre>
 */
public final class Bme280 implements Sensor {

    private static final int REGISTER_CALIBRATION = 0x88;
    private static final int REGISTER_ID = 0xd0;
    private static final int REGISTER_RESET = 0xe0;
    private static final int REGISTER_CALIBRATION_HUMIDITY = 0xe1;
    private static final int REGISTER_CTRL_HUM = 0xf2;
    private static final int REGISTER_STATUS = 0xf3;
    private static final int REGISTER_CTRL_MEAS = 0xf4;
    private static final int REGISTER_CONFIG = 0xf5;
    private static final int REGISTER_DATA = 0xf7;

    private static final int ID = 0x60;
    private static final int ID_BMP280 = 0x58;
    private static final int RESET = 0xb6;
    private static final int ONE_SAMPLE_HUMIDITY = 0x01;
    private static final int ONE_SAMPLE = 0x24;
    private static final int MODE_FORCED = 0x01;
    private static final int MODE_BITS = 0x03;
    private static final int STATUS_IM_UPDATE = 0x01;
    private static final int STATUS_MEASURING = 0x08;
    private static final int DATA_BYTES = 8;

    /** What the data registers hold after a reset, and of what is not measured (§5.3, Table 18). */
    private static final int NOTHING_20_BITS = 0x80000;
    private static final int NOTHING_16_BITS = 0x8000;

    /** 1.25 + 2.3 + (2.3 + 0.575) + (2.3 + 0.575) = 9.3 at most (§9.1). */
    private static final int MEASUREMENT_MILLIS = 10;

    /** The operating range and, beyond it, the absolute accuracy: 1 degree Celsius, 1 hPa (§1.2, §1.3). */
    private static final int CENTI_CELSIUS_MIN = -4100;
    private static final int CENTI_CELSIUS_MAX = 8600;
    private static final int PASCAL_MIN = 29900;
    private static final int PASCAL_MAX = 110100;

    private final Registers registers;
    private final Bme280Compensation compensation = new Bme280Compensation();
    private final Quantity[] quantities = {
        Quantities.temperature(2), Quantities.humidity(2), Quantities.pressure(0)};

    /** Whether the chip has been identified and its calibration read, and nothing has failed since. */
    private boolean found;

    /** @param address 0x76 (SDO to ground) or 0x77 */
    public Bme280(String name, int address, I2cBus bus) {
        registers = new Registers(name, address, bus, Bme280Compensation.FIRST_BYTES);
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
        registers.write(REGISTER_CONFIG, 0);
        registers.write(REGISTER_CTRL_HUM, ONE_SAMPLE_HUMIDITY);
        registers.write(REGISTER_CTRL_MEAS, ONE_SAMPLE | MODE_FORCED);
        found = true;
        return MEASUREMENT_MILLIS;
    }

    @Override
    public void read(long[] values) throws SensorException {
        found = false;
        if (!isConfigured()) {
            throw registers.failure("it forgot its settings while it measured: is its supply steady?");
        }
        if ((registers.get(1) & STATUS_MEASURING) != 0) {
            throw reset(registers.failure("it still measures after " + MEASUREMENT_MILLIS + " ms; it is reset"));
        }
        registers.read(REGISTER_DATA, DATA_BYTES);
        int pressure = registers.get24(0) >> 4;
        int temperature = registers.get24(3) >> 4;
        int humidity = registers.get(6) << 8 | registers.get(7);
        // Each of these alone is a value that does occur: 0x80000 may well be 26.4 degrees Celsius.
        if (pressure == NOTHING_20_BITS && temperature == NOTHING_20_BITS && humidity == NOTHING_16_BITS) {
            throw reset(registers.failure("it measured nothing: is its supply steady? It is reset"));
        }
        values[0] = compensation.centiCelsius(temperature);
        if (values[0] < CENTI_CELSIUS_MIN || values[0] > CENTI_CELSIUS_MAX) {
            throw reset(registers.implausible(quantities[0], values[0], "-40 to 85"));
        }
        values[1] = compensation.centiPercent(humidity);
        values[2] = compensation.pascal(pressure);
        if (values[2] < PASCAL_MIN || values[2] > PASCAL_MAX) {
            throw reset(registers.implausible(quantities[2], values[2], "30000 to 110000"));
        }
        found = true;
    }

    /** Whether it still has the settings it was given; without them it has lost its power since. */
    private boolean isConfigured() throws SensorException {
        registers.read(REGISTER_CTRL_HUM, 3);
        return registers.get(0) == ONE_SAMPLE_HUMIDITY && (registers.get(2) & ~MODE_BITS) == ONE_SAMPLE;
    }

    private void find() throws SensorException {
        int id = registers.read(REGISTER_ID);
        if (id == ID_BMP280) {
            throw registers.failure("its chip id " + Hex.address(id) + " is that of a BMP280, which has no humidity;"
                    + " a BME280 has " + Hex.address(ID));
        }
        if (id != ID) {
            throw registers.failure("its chip id is " + Hex.address(id) + ", that of a BME280 is " + Hex.address(ID)
                    + ": another sensor at this address?");
        }
        if ((registers.read(REGISTER_STATUS) & STATUS_IM_UPDATE) != 0) {
            throw registers.failure("it is still starting");
        }
        registers.read(REGISTER_CALIBRATION, Bme280Compensation.FIRST_BYTES);
        compensation.loadFirst(registers.bytes());
        registers.read(REGISTER_CALIBRATION_HUMIDITY, Bme280Compensation.SECOND_BYTES);
        compensation.loadSecond(registers.bytes());
        if (!compensation.isPlausible()) {
            throw reset(registers.failure("its calibration is empty: damaged, or disturbed on the bus?"));
        }
    }

    /** Sends a chip that answers, but with nonsense, back to its beginning; 2 ms later it can be found again. */
    private SensorException reset(SensorException failure) {
        registers.tryWrite(REGISTER_RESET, RESET);
        return failure;
    }
}
