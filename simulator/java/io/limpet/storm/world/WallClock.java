package io.limpet.storm.world;

import io.limpet.storm.broker.Time;
import io.limpet.time.BuildDate;

/**
 * The device's idea of the date, and how far it is off. With a battery it outlives a power cut.
 *
 * <p>The world begins a day after the firmware was built.
 */
public final class WallClock {

    private static final long BEGIN_UTC_MILLIS = BuildDate.UTC_MILLIS + 86_400_000L;
    private static final long MILLION = 1_000_000;

    private final Time time;
    private final boolean battery;
    private boolean set;
    private long aheadMillis;
    private long driftPerMillion;
    private long driftSinceMillis;

    WallClock(Time time, boolean battery) {
        this.time = time;
        this.battery = battery;
        this.set = battery;
    }

    /** What the date really is. */
    long trueMillis() {
        return BEGIN_UTC_MILLIS + time.nowMillis();
    }

    boolean isSet() {
        return set;
    }

    long utcMillis() {
        return trueMillis() + aheadMillis + (time.nowMillis() - driftSinceMillis) * driftPerMillion / MILLION;
    }

    void setUtcMillis(long utcMillis) {
        goOnFrom(utcMillis);
        set = true;
    }

    /** Puts it wrong by so much at once. */
    void step(long millis) {
        aheadMillis += millis;
    }

    /** Lets it run too fast from now on, or too slow. */
    void drift(long perMillion) {
        goOnFrom(utcMillis());
        driftPerMillion = perMillion;
    }

    private void goOnFrom(long utcMillis) {
        aheadMillis = utcMillis - trueMillis();
        driftSinceMillis = time.nowMillis();
    }

    void powerLost() {
        set = battery;
        if (!battery) {
            aheadMillis = 0;
        }
    }
}
