package io.limpet.sensor;

import io.limpet.board.I2cBus;

/**
 * Temperature of a TI TMP105 (SLLS648), or of a TMP75 or TMP175, which have the same registers.
 *
 * <p>Its configuration is one byte. OS always reads 0 there, so that nothing but time tells that it has measured.
 */
public final class Tmp105 extends TmpSensor {

    /** 220 typical, 300 at most, with 12 bits (electrical characteristics, conversion time). */
    private static final int CONVERSION_MILLIS = 300;

    /** @param address 0x48 or 0x49, by the pin A0; a TMP75 or TMP175 has up to 0x4f */
    public Tmp105(String name, int address, I2cBus bus) {
        super(name, address, bus, CONVERSION_MILLIS);
    }

    @Override
    void writeConfiguration(int first) throws SensorException {
        registers.write(REGISTER_CONFIGURATION, first);
    }

    @Override
    boolean isShutDown() throws SensorException {
        return registers.read(REGISTER_CONFIGURATION) == SHUT_DOWN;
    }

    @Override
    void checkFinished() {
        // there is nothing to look at
    }
}
