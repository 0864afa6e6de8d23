package io.limpet.microej;

import io.limpet.board.Clock;

/** From deadlines to the time-outs of {@code java.net}, where 0 means for ever. */
final class Timeouts {

    private Timeouts() {
    }

    /** The milliseconds left, at least 1. */
    static int untilDeadline(Clock clock, long deadlineMillis) {
        return positive(deadlineMillis - clock.uptimeMillis());
    }

    static int positive(long millis) {
        return (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE));
    }
}
