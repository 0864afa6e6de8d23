package io.limpet.endurance;

import io.limpet.simulator.chip.SimulatedI2cBus;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Hears on the I2C bus of a board with a BME280 what the firmware has put away, without asking the firmware.
 *
 * <pre>
 *   BME280: start  ...  BME280: data  --  its reading, and the device's, into the outbox  --  BME280: start
 *   number n                                                                                  number n + 1
 * </pre>
 *
 * The firmware has one thread: when it tells the chip to measure again, the outbox has returned from all that was
 * measured before. (What it refused, the firmware counts and tells.)
 */
final class I2cEar implements SimulatedI2cBus.Listener {

    /** With its pin SDO at ground. */
    private static final int ADDRESS = 0x76;

    private static final int REGISTER_CTRL_MEAS = 0xf4;
    private static final int REGISTER_DATA = 0xf7;
    private static final int MODE_BITS = 0x03;
    private static final int MODE_FORCED = 0x01;

    private final Witness witness;
    private long starts;
    private long reads;
    private long noted;

    I2cEar(Witness witness) {
        this.witness = witness;
    }

    @Override
    public void transfer(int address, byte[] write, int writeLength) {
        if (address != ADDRESS || writeLength == 0) {
            return;
        }
        int register = write[0] & 0xff;
        if (register == REGISTER_DATA) {
            reads++;
        } else if (register == REGISTER_CTRL_MEAS && writeLength > 1 && (write[1] & MODE_BITS) == MODE_FORCED) {
            note();
            starts++;
        }
    }

    private void note() {
        try {
            if (reads > noted) {
                noted = reads;
                witness.accepted("bme280", reads);
            }
            if (starts > 0) {
                witness.accepted("device", starts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
