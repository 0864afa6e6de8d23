package io.limpet.storm.world;

import io.limpet.board.I2cBus;

/** The bus of one life, at 100 kHz: nine bits a byte take their time, and the power may fail in any of them. */
final class StormBus implements I2cBus {

    private static final int MICROS_PER_BYTE = 90;

    private final Life life;
    private final I2cBus bus;
    private int micros;

    StormBus(Life life, I2cBus bus) {
        this.life = life;
        this.bus = bus;
    }

    @Override
    public int transfer(int address, byte[] write, int writeLength, byte[] read, int readLength) {
        micros += (1 + writeLength + readLength) * MICROS_PER_BYTE;
        life.pass(life.nowMillis() + micros / 1_000);
        micros %= 1_000;
        return bus.transfer(address, write, writeLength, read, readLength);
    }
}
