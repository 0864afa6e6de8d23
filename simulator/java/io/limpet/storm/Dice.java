package io.limpet.storm;

/**
 * Chance that can be replayed: the same seed gives the same throws on every machine and in every version of Java.
 *
 * <p>SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). Each part of the
 * world has dice of its own, {@link #fork}ed by name, so that a part that throws once more does not change the others.
 */
public final class Dice {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    public Dice(long seed) {
        state = seed;
    }

    /** Dice for a part of the world. They depend on the name and on the state of these, which they do not change. */
    public Dice fork(String name) {
        long seed = state;
        for (int i = 0; i < name.length(); i++) {
            seed = mix(seed + GAMMA + name.charAt(i));
        }
        return new Dice(seed);
    }

    public long next() {
        state += GAMMA;
        return mix(state);
    }

    /** 0 to n - 1. */
    public int below(int n) {
        if (n <= 0) {
            throw new IllegalArgumentException("n: " + n + ", must be at least 1");
        }
        return (int) ((next() >>> 32) * n >>> 32);
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Once in n times; never when n is 0. */
    public boolean oneIn(int n) {
        return n > 0 && below(n) == 0;
    }

    /** 1 to about 2 to the power of {@code bits}, small and large in equal measure: each number of digits as often. */
    public int magnitude(int bits) {
        int top = 1 << below(bits);
        return top + below(top);
    }

    private static long mix(long z) {
        long once = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }
}
