package io.limpet.simulator.memory;

import io.limpet.board.NonVolatile;
import io.limpet.simulator.natives.PowerCut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The cells of a flash partition or of an EEPROM, and the strict judge of who programs them.
 *
 * <p>What becomes of each unit and each sector is the {@link Fate}'s to say. When the power fails, the units before
 * that one have their new content, that one has what the {@link Outcome} says, those behind it are untouched, and
 * {@link PowerCut} is thrown. The memory itself needs no switching on again: the next call is the next life's.
 *
 * <p>A unit of flash is programmed once after its sector was erased. One that was torn counts as programmed even if it
 * reads 0xFF, and so do all of a sector whose erasure did not end, even if it reads 0xFF throughout: their cells may
 * hold a charge that the next look, or the next programming, brings to light. Programming such a unit is an
 * {@link AssertionError}, for the firmware cannot have meant it.
 */
public final class SimulatedMemory implements NonVolatile {

    private static final int FLASH_CYCLES = 100_000;
    private static final int EEPROM_CYCLES = 1_000_000;
    private static final byte ERASED = (byte) 0xff;

    private final Geometry geometry;
    private final byte[] content;

    /** Flash: for each unit, whether it was programmed since the last complete erasure. */
    private final boolean[] programmed;

    /** How often each sector of flash was erased, each unit of an EEPROM programmed. */
    private final int[] wear;

    /** The bits that read differently each time; null as long as there are none. */
    private UnstableBits unstable;

    private volatile Fate fate = Fate.KIND;
    private volatile boolean answering = true;
    private long steps;
    private MemoryFile file;

    private SimulatedMemory(Geometry geometry) {
        this.geometry = geometry;
        content = new byte[geometry.bytes()];
        programmed = new boolean[geometry.units()];
        wear = new int[geometry.wearing()];
        Arrays.fill(content, ERASED);
    }

    /** NOR flash, all of it erased. */
    public static SimulatedMemory flash(int sectors, int sectorBytes, int unitBytes) {
        return new SimulatedMemory(new Geometry(sectors, sectorBytes, unitBytes, true));
    }

    /** What the simulated board has for its journal: 1 MiB of an ESP32's flash, which encrypts 16 bytes at once. */
    public static SimulatedMemory partition() {
        return flash(256, 4096, 16);
    }

    /** What it has for what it has to keep: 32 KiB of the same flash. */
    public static SimulatedMemory kept() {
        return flash(8, 4096, 16);
    }

    /** An EEPROM as it leaves the factory: all ones. */
    public static SimulatedMemory eeprom(int sectors, int sectorBytes, int pageBytes) {
        return new SimulatedMemory(new Geometry(sectors, sectorBytes, pageBytes, false));
    }

    /** Another memory with the same cells in the same state, and a kind fate. */
    public SimulatedMemory copy() {
        SimulatedMemory copy = new SimulatedMemory(geometry);
        copy.restore(this);
        return copy;
    }

    /** Takes over the state of the cells of a memory of the same geometry; not its fate, nor its file. */
    public void restore(SimulatedMemory other) {
        if (!other.geometry.equals(geometry)) {
            throw new IllegalArgumentException(other.geometry + " and " + geometry + ": must be the same");
        }
        System.arraycopy(other.content, 0, content, 0, content.length);
        System.arraycopy(other.programmed, 0, programmed, 0, programmed.length);
        System.arraycopy(other.wear, 0, wear, 0, wear.length);
        unstable = other.unstable == null ? null : other.unstable.copy();
        if (file != null) {
            file.save(0, content.length);
        }
    }

    /**
     * Keeps the cells in a file from now on: takes what it holds, or fills it when it is new. Each unit and each sector
     * is written through at once, so that a process that is killed leaves in it what was programmed.
     */
    public SimulatedMemory attach(Path path) throws IOException {
        file = new MemoryFile(path, content, isErasable() ? programmed : new boolean[0], unitBytes());
        unstable = null;
        return this;
    }

    /** Lets go of the file. */
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    // What tests do to it and see of it

    public void setFate(Fate fate) {
        this.fate = fate;
    }

    /** Whether it answers at all; when it does not, each call is an IOException that changes nothing. */
    public void setAnswering(boolean answering) {
        this.answering = answering;
    }

    /** A copy of all bytes as they read now, those that are unstable at their last look. */
    public byte[] content() {
        return content.clone();
    }

    /** Ages it: one bit changes. */
    public void flipBit(int address, int bit) {
        content[address] ^= (byte) (1 << bit);
        save(address, 1);
    }

    /** The power fails while a chip still works at the unit that it took last: each bit is old or new. */
    public void tear(int address, byte[] old, long seed) {
        for (int i = 0; i < old.length; i++) {
            content[address + i] = Outcome.mixed(old[i], content[address + i], Outcome.drawn(seed, i));
        }
        save(address, old.length);
    }

    /** How often the sector (flash) or unit (EEPROM) of this address was erased or programmed. */
    public int wear(int address) {
        return wear[address / (content.length / wear.length)];
    }

    /** The wear of the most worn. */
    public int wearMax() {
        return Arrays.stream(wear).max().getAsInt();
    }

    /** How often a unit was programmed or a sector erased, interrupted or not: how often the fate was asked. */
    public long steps() {
        return steps;
    }

    // NonVolatile

    @Override
    public int sectors() {
        return geometry.sectors();
    }

    @Override
    public int sectorBytes() {
        return geometry.sectorBytes();
    }

    @Override
    public int unitBytes() {
        return geometry.unitBytes();
    }

    @Override
    public boolean isErasable() {
        return geometry.erasable();
    }

    @Override
    public int cyclesRated() {
        return isErasable() ? FLASH_CYCLES : EEPROM_CYCLES;
    }

    @Override
    public String description() {
        return geometry.toString();
    }

    @Override
    public void read(int address, byte[] into, int offset, int length) throws IOException {
        geometry.demandRange(address, length);
        demandAnswer();
        if (unstable != null) {
            unstable.look(content, address, length);
        }
        System.arraycopy(content, address, into, offset, length);
    }

    @Override
    public void program(int address, byte[] from, int offset, int length) throws IOException {
        geometry.demandUnits(address, length);
        demandAnswer();
        for (int done = 0; done < length; done += unitBytes()) {
            programUnit(address + done, from, offset + done);
        }
    }

    private void programUnit(int address, byte[] from, int offset) throws IOException {
        int unit = address / unitBytes();
        if (programmed[unit]) {
            throw new AssertionError("unit at " + address + ": programmed twice since its sector was erased");
        }
        Outcome outcome = ask(false, address);
        programmed[unit] = isErasable();
        wear(unit, false);
        for (int i = 0; i < unitBytes(); i++) {
            leave(outcome, address, i, programmed(content[address + i], from[offset + i]));
        }
        save(address, unitBytes());
        end(outcome, "program", address);
    }

    @Override
    public void erase(int sector) throws IOException {
        if (!isErasable()) {
            throw new AssertionError(geometry + ": erased, and nothing of it needs to be");
        }
        geometry.demandSector(sector);
        demandAnswer();
        int address = sector * sectorBytes();
        Outcome outcome = ask(true, address);
        wear(sector, true);
        for (int i = 0; i < sectorBytes(); i++) {
            leave(outcome, address, i, ERASED);
        }
        Arrays.fill(programmed, address / unitBytes(), (address + sectorBytes()) / unitBytes(), !outcome.isKnown());
        save(address, sectorBytes());
        end(outcome, "erase", address);
    }

    /** What becomes of this step; if nothing does, the power fails here. */
    private Outcome ask(boolean erase, int address) {
        steps++;
        Outcome outcome = fate.next(erase, address);
        if (outcome == Outcome.NOT_STARTED) {
            throw new PowerCut();
        }
        if (outcome.isUnstable() && unstable == null) {
            unstable = new UnstableBits(content.length);
        }
        return outcome;
    }

    private void wear(int index, boolean erase) {
        if (erase == isErasable()) {
            wear[index]++;
        }
    }

    /** Programming flash makes zeros of ones and nothing else. */
    private byte programmed(byte old, byte wanted) {
        return isErasable() ? (byte) (old & wanted) : wanted;
    }

    /** Leaves one byte of a unit or sector as it becomes. */
    private void leave(Outcome outcome, int address, int index, byte wanted) {
        byte old = content[address + index];
        content[address + index] = outcome.left(old, wanted, index);
        if (unstable != null) {
            unstable.set(address + index, outcome.isUnstable() ? old ^ wanted : 0);
        }
    }

    private void save(int address, int length) {
        if (file != null) {
            file.save(address, length);
        }
    }

    private void end(Outcome outcome, String what, int address) throws IOException {
        switch (outcome.end()) {
            case POWER_FAILS -> throw new PowerCut();
            case FAILS -> throw new IOException(geometry + ": " + what + " at " + address + " failed");
            case RETURNS -> { }
        }
    }

    private void demandAnswer() throws IOException {
        if (!answering) {
            throw new IOException(geometry + " does not answer");
        }
    }
}
