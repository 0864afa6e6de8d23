package io.limpet.microej;

/** The I2C controller, in C (docs/microej-natives.md; SNI: primitive values and arrays of them only). */
final class I2cNatives {

    private I2cNatives() {
    }

    /**
     * Writes, then reads, as {@link io.limpet.board.I2cBus#transfer} says, in one transaction.
     *
     * @return one of the constants of {@link io.limpet.board.I2cBus}
     */
    static native int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength);
}
