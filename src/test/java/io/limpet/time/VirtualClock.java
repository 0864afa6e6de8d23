package io.limpet.time;

import io.limpet.board.Clock;

/** Time that passes only when somebody waits. */
public final class VirtualClock implements Clock {

    public long uptimeMillis = 5000;
    public long utcMillis = -1;

    @Override
    public long uptimeMillis() {
        return uptimeMillis;
    }

    @Override
    public boolean isSet() {
        return utcMillis >= 0;
    }

    @Override
    public long utcMillis() {
        return utcMillis;
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        this.utcMillis = utcMillis;
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        uptimeMillis = Math.max(uptimeMillis, deadlineMillis);
    }
}
