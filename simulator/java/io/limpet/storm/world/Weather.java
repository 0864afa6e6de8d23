package io.limpet.storm.world;

import io.limpet.simulator.chip.Climate;

/** Air that changes from minute to minute, in whole numbers: the same on every machine, to the last bit. */
final class Weather implements Climate {

    private static final long STEP_MILLIS = 60_000;

    private final long seed;

    Weather(long seed) {
        this.seed = seed;
    }

    @Override
    public int temperatureMilliCelsius(long millis) {
        return drawn(1, millis, -10_000, 40_000);
    }

    @Override
    public int humidityMilliPercent(long millis) {
        return drawn(2, millis, 5_000, 95_000);
    }

    @Override
    public int pressurePascal(long millis) {
        return drawn(3, millis, 95_000, 105_000);
    }

    /** From the bits of its arguments alone (the mixing of SplitMix64). */
    private int drawn(int kind, long millis, int least, int most) {
        long bits = seed + 0x9e3779b97f4a7c15L * (millis / STEP_MILLIS * 4 + kind);
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        return least + (int) Math.floorMod(bits ^ bits >>> 31, (long) (most - least));
    }
}
