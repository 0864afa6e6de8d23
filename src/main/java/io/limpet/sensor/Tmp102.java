package io.limpet.sensor;

import io.limpet.board.I2cBus;

/**
 * Temperature of a TI TMP102 (SBOS397), or of a TMP112, which has the same registers.
 *
 * <pre>
 *   register 1      | byte 0                   | byte 1                  |   the first byte first
 *   configuration   | OS R1 R0 F1 F0 POL TM SD | CR1 CR0 AL EM 0 0 0 0   |   R1 R0 and AL are read only
 * </pre>
 */
public final class Tmp102 extends TmpSensor {

    /** CR = 10 (4 Hz, the default; without meaning while shut down), EM = 0 (12 bits, not 13). */
    private static final int SECOND = 0x80;

    /** AL, the state of the alert, may be either. */
    private static final int SECOND_ALERT = 0x20;

    /** 26 typical, 35 at most (electrical characteristics, conversion time). */
    private static final int CONVERSION_MILLIS = 35;

    /** @param address 0x48 to 0x4b, by the pin ADD0 (table "Address Pin and Slave Addresses") */
    public Tmp102(String name, int address, I2cBus bus) {
        super(name, address, bus, CONVERSION_MILLIS);
    }

    @Override
    void writeConfiguration(int first) throws SensorException {
        registers.write(REGISTER_CONFIGURATION, first, SECOND);
    }

    @Override
    boolean isShutDown() throws SensorException {
        registers.read(REGISTER_CONFIGURATION, 2);
        return (registers.get(0) & ~ONE_SHOT) == SHUT_DOWN && (registers.get(1) & ~SECOND_ALERT) == SECOND;
    }

    /** OS reads 0 during the conversion and 1 after it (section "One-Shot/Conversion Ready"). */
    @Override
    void checkFinished() throws SensorException {
        if ((registers.get(0) & ONE_SHOT) == 0) {
            throw registers.failure("it still measures after " + CONVERSION_MILLIS + " ms");
        }
    }
}
