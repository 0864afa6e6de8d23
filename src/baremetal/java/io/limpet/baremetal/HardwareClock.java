package io.limpet.baremetal;

import io.limpet.board.Clock;

/** The processor's clock. */
final class HardwareClock implements Clock {

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

    @Override
    public void setUtcMillis(long utcMillis) {
        ClockNatives.setUtcMillis(utcMillis);
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
}
