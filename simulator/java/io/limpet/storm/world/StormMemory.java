package io.limpet.storm.world;

import io.limpet.board.NonVolatile;
import java.io.IOException;

/** The flash of one life: it takes the time that such a memory takes, in which the power may fail. */
final class StormMemory implements NonVolatile {

    /** NOR flash, typical: 0.7 ms a page, 45 ms a sector (Winbond W25Q32JV, t_PP, t_SE). */
    private static final int PROGRAM_MILLIS = 1;
    private static final int ERASE_MILLIS = 45;

    private final Life life;
    private final NonVolatile memory;

    StormMemory(Life life, NonVolatile memory) {
        this.life = life;
        this.memory = memory;
    }

    @Override
    public int sectors() {
        return memory.sectors();
    }

    @Override
    public int sectorBytes() {
        return memory.sectorBytes();
    }

    @Override
    public int unitBytes() {
        return memory.unitBytes();
    }

    @Override
    public boolean isErasable() {
        return memory.isErasable();
    }

    @Override
    public int cyclesRated() {
        return memory.cyclesRated();
    }

    @Override
    public String description() {
        return memory.description();
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) throws IOException {
        life.demandPower();
        memory.read(address, into, offset, length);
    }

    @Override
    public void program(int address, byte[] from, int offset, int length) throws IOException {
        life.pass(life.nowMillis() + PROGRAM_MILLIS);
        memory.program(address, from, offset, length);
    }

    @Override
    public void erase(int sector) throws IOException {
        life.pass(life.nowMillis() + ERASE_MILLIS);
        memory.erase(sector);
    }
}
