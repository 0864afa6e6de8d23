package io.limpet.simulator.chip;

import java.util.function.LongSupplier;

/** What all simulated chips share: an address, a clock, a climate, a supply, and faults. */
abstract class SimulatedChip implements Chip {

    final Climate climate;

    private final String name;
    private final int address;
    private final LongSupplier clock;
    private boolean powered = true;
    private volatile Fault fault = Fault.NONE;

    /** Which byte of the transfer comes next, counted from the last start. */
    private int index;

    SimulatedChip(String name, int address, LongSupplier clock, Climate climate) {
        this.name = name;
        this.address = address;
        this.clock = clock;
        this.climate = climate;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int address() {
        return address;
    }

    @Override
    public final synchronized boolean start(boolean toRead) {
        if (!powered || fault == Fault.ABSENT) {
            return false;
        }
        index = 0;
        settle(now());
        return answers(now());
    }

    @Override
    public final synchronized boolean write(int value) {
        if (fault == Fault.REFUSES_DATA) {
            return false;
        }
        take(index++, value & 0xff, now());
        return true;
    }

    @Override
    public final synchronized int read() {
        return give(index++) & 0xff;
    }

    @Override
    public void stop() {
        // nothing waits for it
    }

    @Override
    public final synchronized void power(boolean on) {
        if (on && !powered) {
            reset(now());
        }
        powered = on;
    }

    @Override
    public final void inject(Fault fault) {
        this.fault = fault;
    }

    @Override
    public final Fault fault() {
        return fault;
    }

    final long now() {
        return clock.getAsLong();
    }

    /** Before the registers are looked at. */
    final void refresh() {
        if (powered) {
            settle(now());
        }
    }

    /** The state after power-up. */
    abstract void reset(long now);

    /** Brings the registers to this moment: conversions that have ended since leave their results. */
    abstract void settle(long now);

    /** Whether it has started far enough to acknowledge its address. */
    boolean answers(long now) {
        return true;
    }

    /** A byte from the controller, the index-th since the start. */
    abstract void take(int index, int value, long now);

    /** A byte to the controller, the index-th since the start. */
    abstract int give(int index);
}
