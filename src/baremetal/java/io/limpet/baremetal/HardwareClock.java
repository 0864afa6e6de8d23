package io.limpet.baremetal;

import io.limpet.board.Clock;
import io.limpet.time.Ds1338;

/** The processor's clock, and the clock chip that is kept right by it. */
final class HardwareClock implements Clock {

    private final Ds1338 chip;

    HardwareClock(Ds1338 chip) {
        this.chip = chip;
    }

    @Override
    public long uptimeMillis() {
        return ClockNatives.uptimeMillis();
    }

    @Override
    public boolean isSet() {
        return ClockNatives.isSet() != 0;
    }

    @Override
    public long utcMillis() {
        return ClockNatives.utcMillis();
    }

    /** A chip that does not answer is not missed: the date comes from the network at each start then. */
    @Override
    public void setUtcMillis(long utcMillis) {
        ClockNatives.setUtcMillis(utcMillis);
        chip.set(utcMillis);
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        while (uptimeMillis() < deadlineMillis) {
            pause();
        }
    }

    /**
     * What every wait of this board is made of: the network stack works (a lease is renewed while nobody looks),
     * then the processor rests until the next interrupt, 1 ms at most.
     */
    void pause() {
        NetNatives.poll();
        ClockNatives.idle();
    }

    /** Takes the time of the chip. Returns null, or why it could not be believed. */
    String takeChipTime(long floorUtcMillis) {
        String fault = chip.read(floorUtcMillis);
        if (fault == null) {
            ClockNatives.setUtcMillis(chip.utcMillis());
        }
        return fault;
    }
}
