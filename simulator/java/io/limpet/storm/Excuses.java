package io.limpet.storm;

import java.util.function.LongSupplier;

/**
 * What may go wrong with readings because bits of the memory have changed by themselves. A changed bit damages one
 * record at most, and that costs
 * <ul>
 * <li>the reading that was in it; or, of one that has arrived, that it arrives again, or is dropped after all;
 * <li>with QoS 2 another reading, if it gets the packet identifier that was in the record and the broker still holds.
 * </ul>
 * Without such damage there is no excuse for anything.
 */
final class Excuses {

    private static final int READINGS_PER_BIT = 2;

    /** How many bits of the memory have changed since the world began. */
    private final LongSupplier bits;

    private long used;

    Excuses(LongSupplier bits) {
        this.bits = bits;
    }

    /** Takes an excuse for this, or throws it. */
    void demand(String what) {
        if (used >= READINGS_PER_BIT * bits.getAsLong()) {
            throw new Violation(what + (used == 0 ? "" : "; " + bits.getAsLong() + " bits of the memory have changed,"
                    + " which has been the excuse for " + used + " readings already"));
        }
        used++;
    }

    long used() {
        return used;
    }
}
