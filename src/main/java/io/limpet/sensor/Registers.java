package io.limpet.sensor;

import io.limpet.board.I2cBus;
import io.limpet.text.Hex;
import io.limpet.text.Text;

/**
 * A chip on the bus as a driver sees it: numbered registers of a byte, behind buffers made once.
 *
 * <p>What the bus reports becomes a {@link SensorException} here, with the sensor's name and address in front.
 */
final class Registers {

    /** Register number and two bytes: the longest that a driver writes. */
    private static final int WRITE_BYTES_MAX = 3;

    private final String name;
    private final int address;
    private final I2cBus bus;
    private final byte[] write = new byte[WRITE_BYTES_MAX];
    private final byte[] read;

    /** @param readBytesMax the longest run of registers that is read at once */
    Registers(String name, int address, I2cBus bus, int readBytesMax) {
        if (address < 0x08 || address > 0x77) {
            throw new IllegalArgumentException("address: " + Hex.address(address) + ", must be 0x08 to 0x77");
        }
        this.name = name;
        this.address = address;
        this.bus = bus;
        this.read = new byte[readBytesMax];
    }

    String name() {
        return name;
    }

    /** Reads a run of registers; they stand in {@link #bytes()} and {@link #get} until the next read. */
    void read(int register, int length) throws SensorException {
        write[0] = (byte) register;
        check(bus.transfer(address, write, 1, read, length), register);
    }

    /** Reads one register. */
    int read(int register) throws SensorException {
        read(register, 1);
        return get(0);
    }

    byte[] bytes() {
        return read;
    }

    /** The byte at this place of the last read: 0 to 255. */
    int get(int index) {
        return read[index] & 0xff;
    }

    /** 24 bits, most significant byte first, from this place of the last read. */
    int get24(int index) {
        return get(index) << 16 | get(index + 1) << 8 | get(index + 2);
    }

    void write(int register, int value) throws SensorException {
        write[1] = (byte) value;
        writeBytes(register, 2);
    }

    /** Writes a register of two bytes. */
    void write(int register, int first, int second) throws SensorException {
        write[1] = (byte) first;
        write[2] = (byte) second;
        writeBytes(register, 3);
    }

    /** Writes a register of a chip that has already failed; nobody wants to know whether this fails as well. */
    void tryWrite(int register, int value) {
        write[0] = (byte) register;
        write[1] = (byte) value;
        bus.transfer(address, write, 2, read, 0);
    }

    /** {@code "bme280 at 0x76: "} and what is wrong with it. */
    SensorException failure(String what) {
        return new SensorException(name + " at " + Hex.address(address) + ": " + what);
    }

    /** A value that the sensor cannot measure is the sensor's mistake, not the weather's. */
    SensorException implausible(Quantity quantity, long value, String range) {
        String number = new Text(24).appendFixed(value, quantity.decimals).toString();
        return failure(quantity.key + " " + number + " is outside " + range
                + ", what it can measure: damaged, wet, or disturbed on the bus?");
    }

    private void writeBytes(int register, int length) throws SensorException {
        write[0] = (byte) register;
        check(bus.transfer(address, write, length, read, 0), register);
    }

    private void check(int result, int register) throws SensorException {
        if (result == I2cBus.OK) {
            return;
        }
        if (result == I2cBus.ADDRESS_NOT_ACKNOWLEDGED) {
            throw failure("nobody answers: is it wired, powered, at another address?");
        }
        if (result == I2cBus.DATA_NOT_ACKNOWLEDGED) {
            throw failure("it answers, but refuses register " + Hex.address(register)
                    + ": is its supply steady, the bus short enough for its speed?");
        }
        if (result == I2cBus.BUS_STUCK) {
            throw failure("the bus is stuck, a line is held low: look for a short circuit, missing pull-up resistors,"
                    + " or a chip without power");
        }
        throw failure("the bus reports error " + result);
    }
}
