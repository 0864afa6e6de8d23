package io.limpet.simulator.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.board.I2cBus;

/** A chip on a bus, talked to byte by byte, in virtual time. */
final class Wire {

    final SimulatedI2cBus bus = new SimulatedI2cBus();
    final SettableClimate climate = new SettableClimate(new SeededClimate(1));
    long millis = 100_000;
    Chip chip;

    Wire attach(String name, int address) {
        return attach(Chips.create(name, address, () -> millis, climate));
    }

    Wire attach(Chip chip) {
        this.chip = chip;
        bus.attach(chip);
        return this;
    }

    void write(int... bytes) {
        assertEquals(I2cBus.OK, bus.transfer(chip.address(), bytes(bytes), bytes.length, new byte[0], 0));
    }

    /** Writes a register number, reads so many bytes, and returns them as one number, the first one highest. */
    int read(int register, int count) {
        byte[] into = new byte[count];
        assertEquals(I2cBus.OK, bus.transfer(chip.address(), bytes(register), 1, into, count));
        return number(into);
    }

    /** Reads without writing. */
    int readOn(int count) {
        byte[] into = new byte[count];
        assertEquals(I2cBus.OK, bus.transfer(chip.address(), new byte[0], 0, into, count));
        return number(into);
    }

    int probe() {
        return bus.transfer(chip.address(), new byte[0], 0, new byte[0], 0);
    }

    int register(String name) {
        return chip.registers().stream().filter(register -> register.name().equals(name)).findFirst().orElseThrow()
                .value();
    }

    private static int number(byte[] bytes) {
        int number = 0;
        for (byte next : bytes) {
            number = number << 8 | next & 0xff;
        }
        return number;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
