package io.limpet.storm.world;

import io.limpet.board.Clock;

/** The clocks of one life. */
final class StormClock implements Clock {

    private final Life life;
    private final WallClock wallClock;
    private final long beganMillis;

    /** @param startMillis what the uptime is at first: what start-up took before the firmware began */
    StormClock(Life life, WallClock wallClock, long startMillis) {
        this.life = life;
        this.wallClock = wallClock;
        this.beganMillis = life.nowMillis() - startMillis;
    }

    @Override
    public long uptimeMillis() {
        return life.nowMillis() - beganMillis;
    }

    @Override
    public boolean isSet() {
        life.demandPower();
        return wallClock.isSet();
    }

    @Override
    public long utcMillis() {
        life.demandPower();
        return wallClock.utcMillis();
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        life.demandPower();
        wallClock.setUtcMillis(utcMillis);
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        life.pass(worldMillis(deadlineMillis));
    }

    /** A moment of this life's uptime as one of the world's time; one that has no name there is never. */
    long worldMillis(long uptimeMillis) {
        return uptimeMillis >= Long.MAX_VALUE - Math.max(0, beganMillis) ? Long.MAX_VALUE : uptimeMillis + beganMillis;
    }
}
