package io.limpet.simulator.chip;

/**
 * A plausible day after another: coldest before dawn, warmest in the afternoon, drier when warmer; under it slow
 * changes of the weather, the flutter of an hour, and the draught of a minute. The same seed gives the same climate.
 */
public final class SeededClimate implements Climate {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final long seed;

    public SeededClimate(long seed) {
        this.seed = seed;
    }

    @Override
    public int temperatureMilliCelsius(long millis) {
        double day = Math.sin(2 * Math.PI * (Math.floorMod(millis, DAY) - 9 * HOUR) / DAY);
        double celsius = 18 + 5 * day + 3 * noise(1, millis, 30 * HOUR) + 0.4 * noise(2, millis, 20 * MINUTE)
                + 0.15 * noise(7, millis, MINUTE / 4);
        return (int) Math.round(celsius * 1000);
    }

    @Override
    public int humidityMilliPercent(long millis) {
        double percent = 55 - 2.2 * (temperatureMilliCelsius(millis) / 1000.0 - 18)
                + 15 * noise(3, millis, 12 * HOUR) + 1.5 * noise(4, millis, 15 * MINUTE);
        return (int) Math.round(Math.max(5, Math.min(percent, 98)) * 1000);
    }

    @Override
    public int pressurePascal(long millis) {
        double tide = Math.sin(4 * Math.PI * Math.floorMod(millis, DAY) / DAY);
        return (int) Math.round(101_325 + 60 * tide + 1_200 * noise(5, millis, 36 * HOUR) + 8 * noise(6, millis, HOUR));
    }

    /** A smooth random line between -1 and 1 that has a new direction every {@code step} milliseconds. */
    private double noise(int kind, long millis, long step) {
        long index = Math.floorDiv(millis, step);
        double part = Math.floorMod(millis, step) / (double) step;
        double ease = part * part * (3 - 2 * part);
        double from = random(kind, index);
        return from + (random(kind, index + 1) - from) * ease;
    }

    /** Between -1 and 1, from the bits of its arguments alone (the mixing of SplitMix64). */
    private double random(int kind, long index) {
        long bits = seed + 0x9e3779b97f4a7c15L * (index * 8 + kind);
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        bits ^= bits >>> 31;
        return (bits >> 11) / (double) (1L << 52);
    }
}
