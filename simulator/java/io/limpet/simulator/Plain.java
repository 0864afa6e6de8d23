package io.limpet.simulator;

import io.limpet.simulator.chip.Fault;
import java.time.Duration;

/** How a fault is, in the words of the front panel: also those that a person has typed and no choice has. */
final class Plain {

    private static final long[] UNIT_MILLIS = {365L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final String[] UNITS = {"y", "d", "h", "min", "s", "ms"};

    private Plain() {
    }

    /** {@code "none"}, {@code "250 ms"}. */
    static String delay(Duration delay) {
        return delay.isZero() ? "none" : span(delay.toMillis());
    }

    /** {@code "none"}, {@code "20 %"}. */
    static String loss(int percent) {
        return percent == 0 ? "none" : percent + " %";
    }

    /** {@code "unlimited"}, {@code "2 kB/s"}. */
    static String bandwidth(long bytesPerSecond) {
        if (bytesPerSecond == 0) {
            return "unlimited";
        }
        return bytesPerSecond % 1_000 == 0 ? bytesPerSecond / 1_000 + " kB/s" : bytesPerSecond + " B/s";
    }

    /** Of a clock: {@code "right"}, {@code "+3 d"}, {@code "-2 y"}. */
    static String error(Duration error) {
        return error.isZero() ? "right" : (error.isNegative() ? "-" : "+") + span(error.abs().toMillis());
    }

    static String word(Fault fault) {
        return switch (fault) {
            case NONE -> "works";
            case ABSENT -> "off the bus";
            case REFUSES_DATA -> "refuses data";
            case WRONG_IDENTITY -> "other chip";
            case NEVER_READY -> "never ready";
            case HOLDS_BUS -> "holds the bus";
        };
    }

    /** In the largest unit that needs no fraction. */
    private static String span(long millis) {
        int unit = 0;
        while (millis % UNIT_MILLIS[unit] != 0) {
            unit++;
        }
        return millis / UNIT_MILLIS[unit] + " " + UNITS[unit];
    }
}
