package io.limpet.storm.world;

import io.limpet.simulator.natives.PowerCut;
import io.limpet.storm.broker.Time;
import java.util.function.BooleanSupplier;

/**
 * One life of the device, from power to power cut: the same time, but whoever waits in it when the power goes, or asks
 * for anything afterwards, gets a {@link PowerCut}.
 */
public final class Life implements Time {

    /** A loop that looks at the clock so often without waiting will do so for ever. */
    private static final int LOOKS_MAX = 1_000_000;

    private final Time time;
    private boolean over;
    private long lookedAtMillis;
    private int looks;

    Life(Time time) {
        this.time = time;
    }

    /** Takes the power away. */
    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** To be called first in whatever the board does. */
    void demandPower() {
        if (over) {
            throw new PowerCut();
        }
    }

    @Override
    public long nowMillis() {
        demandPower();
        long now = time.nowMillis();
        looks = now == lookedAtMillis ? looks + 1 : 0;
        lookedAtMillis = now;
        if (looks > LOOKS_MAX) {
            throw new IllegalStateException("the firmware goes round without waiting for anything");
        }
        return now;
    }

    @Override
    public void at(long millis, Runnable event) {
        time.at(millis, event);
    }

    @Override
    public void pass(long deadlineMillis, BooleanSupplier done) {
        demandPower();
        time.pass(deadlineMillis, () -> over || done.getAsBoolean());
        demandPower();
    }

    /** Waits whatever happens. */
    void pass(long deadlineMillis) {
        pass(deadlineMillis, () -> false);
    }
}
