package io.limpet.simulator.memory;

import io.limpet.board.NonVolatile;
import java.io.IOException;

/** A memory that hands everything on to another: for those that change or count some of it. */
public abstract class PassedThrough implements NonVolatile {

    private final NonVolatile memory;

    protected PassedThrough(NonVolatile memory) {
        this.memory = memory;
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) throws IOException {
        memory.read(address, into, offset, length);
    }

    @Override
    public void program(int address, byte[] from, int offset, int length) throws IOException {
        memory.program(address, from, offset, length);
    }

    @Override
    public void erase(int sector) throws IOException {
        memory.erase(sector);
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
}
