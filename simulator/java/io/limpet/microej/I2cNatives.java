package io.limpet.microej;

import io.limpet.simulator.SimulatedDevice;

/** Stands for the board's I2C controller: the simulated bus of the device whose thread this is. */
final class I2cNatives {

    private I2cNatives() {
    }

    static int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
        return SimulatedDevice.current().i2cBus().transfer(address, write, writeLength, read, readLength);
    }
}
