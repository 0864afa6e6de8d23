package io.limpet.microej;

import io.limpet.board.Clock;

/** Remembers whether the link was up, so that the driver is not asked (and asked to allocate) in every turn. */
final class LinkCheck {

    static final int INTERVAL_MILLIS = 1000;

    private final Clock clock;
    private boolean result;
    private long nextMillis;

    LinkCheck(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is time to ask again; never while it is known to be down. */
    boolean isDue() {
        return result && clock.uptimeMillis() >= nextMillis;
    }

    void note(boolean up) {
        result = up;
        nextMillis = clock.uptimeMillis() + INTERVAL_MILLIS;
    }

    boolean lastResult() {
        return result;
    }
}
