package io.limpet.fuzz;

import io.limpet.board.Clock;

/** Time that passes only when somebody waits. */
public final class FuzzClock implements Clock {

    private long uptimeMillis = 1;
    private long utcOffsetMillis;
    private int timesSet;

    @Override
    public long uptimeMillis() {
        return uptimeMillis;
    }

    @Override
    public boolean isSet() {
        return timesSet > 0;
    }

    /** How often the wall clock was set. */
    public int timesSet() {
        return timesSet;
    }

    @Override
    public long utcMillis() {
        return uptimeMillis + utcOffsetMillis;
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        utcOffsetMillis = utcMillis - uptimeMillis;
        timesSet++;
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        uptimeMillis = Math.max(uptimeMillis, deadlineMillis);
    }
}
