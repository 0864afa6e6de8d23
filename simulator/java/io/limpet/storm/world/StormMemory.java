package io.limpet.storm.world;

import io.limpet.board.NonVolatile;
import io.limpet.simulator.memory.PassedThrough;
import java.io.IOException;

/** The flash of one life: it takes the time that such a memory takes, in which the power may fail. */
final class StormMemory extends PassedThrough {

    /** NOR flash, typical: 0.7 ms a page, 45 ms a sector (Winbond W25Q32JV, t_PP, t_SE). */
    private static final int PROGRAM_MILLIS = 1;
    private static final int ERASE_MILLIS = 45;

    private final Life life;

    StormMemory(Life life, NonVolatile memory) {
        super(memory);
        this.life = life;
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) throws IOException {
        life.demandPower();
        super.read(address, into, offset, length);
    }

    @Override
    public void program(int address, byte[] from, int offset, int length) throws IOException {
        life.pass(life.nowMillis() + PROGRAM_MILLIS);
        super.program(address, from, offset, length);
    }

    @Override
    public void erase(int sector) throws IOException {
        life.pass(life.nowMillis() + ERASE_MILLIS);
        super.erase(sector);
    }
}
