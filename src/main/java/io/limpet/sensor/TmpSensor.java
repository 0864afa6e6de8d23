package io.limpet.sensor;

import io.limpet.board.I2cBus;

/**
 * What TI's TMP102 (SBOS397) and TMP105 (SLLS648) have in common: registers, one-shot mode, 12 bits of temperature.
 *
 * <pre>
 *   register 0      | byte 0           | byte 1           |   two's complement, 256 steps to the degree Celsius,
 *   temperature     | T11 T10 ... T4   | T3 .. T0 0 0 0 0 |   the low four bits zero
 *
 *   register 1      | OS R1 R0 F1 F0 POL TM SD            |   the first byte of configuration, the same in both
 * </pre>
 *
 * <p>Shut down in between, they measure once when OS is written while SD is set. They have no identification: what
 * shows that the right chip is there is that it keeps its configuration.
 */
abstract class TmpSensor implements Sensor {

    static final int REGISTER_TEMPERATURE = 0;
    static final int REGISTER_CONFIGURATION = 1;

    /** OS: writing 1 while shut down starts a measurement. */
    static final int ONE_SHOT = 0x80;

    /** R1 = R0 = 1 (12 bits of resolution) and SD = 1 (shut down). */
    static final int SHUT_DOWN = 0x61;

    private static final int MILLI_CELSIUS_MIN = -55000;

    final Registers registers;

    private final int conversionMillis;
    private final Quantity[] quantities = {Quantities.temperature(3)};

    /** Whether the chip has taken its configuration, and nothing has failed since. */
    private boolean found;

    TmpSensor(String name, int address, I2cBus bus, int conversionMillis) {
        this.registers = new Registers(name, address, bus, 2);
        this.conversionMillis = conversionMillis;
    }

    @Override
    public final String name() {
        return registers.name();
    }

    @Override
    public final Quantity[] quantities() {
        return quantities;
    }

    @Override
    public final int start() throws SensorException {
        boolean known = found;
        found = false;
        int millis = conversionMillis;
        if (!known || !isShutDown()) {
            writeConfiguration(SHUT_DOWN);
            if (!isShutDown()) {
                throw registers.failure("it does not keep its configuration: another chip at this address?");
            }
            millis += conversionMillis;   // a conversion that is under way is completed first
        }
        writeConfiguration(SHUT_DOWN | ONE_SHOT);
        found = true;
        return millis;
    }

    @Override
    public final void read(long[] values) throws SensorException {
        found = false;
        if (!isShutDown()) {   // after power-up the temperature reads 0 degrees Celsius: not to be believed
            throw registers.failure("it forgot its configuration while it measured: is its supply steady?");
        }
        checkFinished();
        registers.read(REGISTER_TEMPERATURE, 2);
        if ((registers.get(1) & 0x0f) != 0) {
            throw registers.failure("its temperature has more than 12 bits: another chip, or disturbed on the bus?");
        }
        values[0] = milliCelsius(registers.get(0), registers.get(1));
        if (values[0] < MILLI_CELSIUS_MIN) {
            throw registers.implausible(quantities[0], values[0], "-55 to 127.937");
        }
        found = true;
    }

    /** Raw register to thousandths of a degree, rounded down: -128 000 to +127 937. */
    static int milliCelsius(int high, int low) {
        short raw = (short) ((high & 0xff) << 8 | low & 0xff);
        return raw * 125 >> 5;   // raw * 1000 / 256 without leaving int
    }

    abstract void writeConfiguration(int first) throws SensorException;

    /** Reads the configuration: whether it is the one that was written. */
    abstract boolean isShutDown() throws SensorException;

    /** Looks at the configuration just read: has the measurement ended? */
    abstract void checkFinished() throws SensorException;
}
