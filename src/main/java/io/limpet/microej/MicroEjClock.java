package io.limpet.microej;

import ej.bon.Util;
import io.limpet.board.Clock;

/** The platform's two times (BON): one from the start of the device on, one of the calendar. */
final class MicroEjClock implements Clock {

    private final long floorUtcMillis;

    /** @param floorUtcMillis when the image was built: a calendar that says less has not been set */
    MicroEjClock(long floorUtcMillis) {
        this.floorUtcMillis = floorUtcMillis;
    }

    @Override
    public long uptimeMillis() {
        return Util.platformTimeMillis();
    }

    @Override
    public boolean isSet() {
        return Util.currentTimeMillis() >= floorUtcMillis;
    }

    @Override
    public long utcMillis() {
        return Util.currentTimeMillis();
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        Util.setCurrentTimeMillis(utcMillis);
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        for (long left = deadlineMillis - uptimeMillis(); left > 0; left = deadlineMillis - uptimeMillis()) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException e) {
                // Nobody interrupts the firmware's only thread to tell it something: sleep on.
            }
        }
    }
}
