package io.limpet.bench.client;

import io.limpet.board.Clock;

/** Time of this computer. */
final class ElapsedClock implements Clock {

    private final long startNanos = System.nanoTime();

    @Override
    public long uptimeMillis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    @Override
    public boolean isSet() {
        return true;
    }

    @Override
    public long utcMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        throw new UnsupportedOperationException("it is right already");
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        throw new UnsupportedOperationException("the session waits in its connection");
    }
}
