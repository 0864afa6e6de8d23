package io.limpet.config;

/**
 * A time span: a number with its unit, {@code 500ms}, {@code 10s}, {@code 2min} or {@code 1h}; seconds without one.
 */
final class DurationKind extends Kind {

    /** From the longest to the shortest. */
    private static final String[] UNITS = {"h", "min", "s", "ms"};
    private static final int[] UNIT_MILLIS = {3_600_000, 60_000, 1_000, 1};

    private final long minMillis;
    private final long maxMillis;

    /** What it must be a multiple of: 1000 where a protocol counts in seconds. */
    private final int stepMillis;

    DurationKind(long minMillis, long maxMillis, int stepMillis) {
        super("duration");
        this.minMillis = minMillis;
        this.maxMillis = maxMillis;
        this.stepMillis = stepMillis;
    }

    @Override
    String allowed() {
        return text(minMillis) + " to " + text(maxMillis) + (stepMillis == 1_000 ? ", in whole seconds" : "");
    }

    @Override
    boolean shows(String value) {
        return Words.isNumberLike(value);
    }

    @Override
    String mistakeIn(String value) {
        long millis = number(value);
        if (millis == Digits.NONE) {
            return mustBeAllowed() + ": a number with the unit ms, s, min or h";
        }
        return millis < minMillis || millis > maxMillis || millis % stepMillis != 0 ? mustBeAllowed() : null;
    }

    /** In milliseconds. */
    @Override
    long number(String value) {
        int end = 0;
        while (end < value.length() && Digits.parse(value, end, end + 1, 10) != Digits.NONE) {
            end++;
        }
        long count = Digits.parse(value, 0, end, 10);
        while (end < value.length() && value.charAt(end) == ' ') {
            end++;
        }
        int unitMillis = unitMillis(value.substring(end));
        boolean good = count != Digits.NONE && unitMillis != 0 && count <= Long.MAX_VALUE / 3_600_000;
        return good ? count * unitMillis : Digits.NONE;
    }

    /** In the longest unit that takes it whole: {@code 90s}, {@code 2min}; no time at all is {@code 0s}. */
    static String text(long millis) {
        if (millis == 0) {
            return "0s";
        }
        int unit = 0;
        while (millis % UNIT_MILLIS[unit] != 0) {
            unit++;
        }
        return millis / UNIT_MILLIS[unit] + UNITS[unit];
    }

    private static int unitMillis(String unit) {
        if (unit.length() == 0) {
            return 1_000;
        }
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(unit)) {
                return UNIT_MILLIS[i];
            }
        }
        return 0;
    }
}
