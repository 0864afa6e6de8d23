package io.limpet.board;

/**
 * An I2C bus with the device as its only controller (NXP UM10204).
 *
 * <p>Contract, one required operation, as events on the wire (S start, Sr repeated start, P stop; the target
 * acknowledges each byte written, the controller each byte read but the last):
 *
 * <pre>
 *   write and read   S address+W  byte ...  Sr address+R  byte ...  P
 *   write only       S address+W  byte ...  P
 *   read only        S address+R  byte ...  P
 *   neither          S address+W  P                                       is anybody there?
 * </pre>
 */
public interface I2cBus {

    /**
     * Writes bytes to a target, then reads bytes from it.
     *
     * @param address 7 bits, 0x08 to 0x77: 0x48, not 0x90
     * @param write the bytes to write, from the start of the array
     * @param read where the bytes read go, from the start of the array
     * @return {@link #OK}, or what went wrong; nothing of {@code read} is to be used then
     */
    int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength);

    int OK = 0;

    /** Nobody acknowledged the address: absent, without power, or at another address. */
    int ADDRESS_NOT_ACKNOWLEDGED = 1;

    /** The target did not acknowledge a byte written to it. */
    int DATA_NOT_ACKNOWLEDGED = 2;

    /** A line is held low, or another controller won the bus. */
    int BUS_STUCK = 3;
}
