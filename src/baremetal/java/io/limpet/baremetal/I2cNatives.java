package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/i2c.h: the bus that the sensors and the clock chip are on. */
@Include(value = "board/i2c.h", isSystem = false)
final class I2cNatives {

    private I2cNatives() {
    }

    /** One of the constants of {@link io.limpet.board.I2cBus}. */
    static int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
        return transfer(address, Address.ofData(write), writeLength, Address.ofData(read), readLength);
    }

    @Import(name = "i2c_transfer")
    private static native int transfer(int address, Address write, int writeLength, Address read, int readLength);
}
