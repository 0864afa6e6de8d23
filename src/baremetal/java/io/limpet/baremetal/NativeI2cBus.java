package io.limpet.baremetal;

import io.limpet.board.I2cBus;

/** The I2C bus through {@link I2cNatives}. */
final class NativeI2cBus implements I2cBus {

    @Override
    public int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
        if (address < 0x08 || address > 0x77) {
            throw new IllegalArgumentException("address: " + address + ", must be 8 to 119");
        }
        if (writeLength < 0 || writeLength > write.length || readLength < 0 || readLength > read.length) {
            throw new IllegalArgumentException("lengths: " + writeLength + " of " + write.length + " to write, "
                    + readLength + " of " + read.length + " to read");
        }
        return I2cNatives.transfer(address, write, writeLength, read, readLength);
    }
}
