package io.limpet.virtual;

import io.limpet.board.Clock;
import io.limpet.time.BuildDate;

/** A clock that moves only when somebody waits. */
public final class VirtualClock implements Clock {

    /** A day after the firmware was built, at 00:00 UTC. */
    public static final long TODAY_UTC_MILLIS = BuildDate.UTC_MILLIS + 86_400_000L;

    private long uptimeMillis;
    private long utcAtStartMillis;
    private boolean set;

    @Override
    public long uptimeMillis() {
        return uptimeMillis;
    }

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public long utcMillis() {
        return utcAtStartMillis + uptimeMillis;
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        utcAtStartMillis = utcMillis - uptimeMillis;
        set = true;
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        uptimeMillis = Math.max(uptimeMillis, deadlineMillis);
    }
}
