package io.limpet;

/** How often a test repeats itself with other random values, for tests that a slow processor runs as well. */
public final class Rounds {

    /** All of them. The target has another class of this name, which takes one in fifty. */
    public static int of(int rounds) {
        return rounds;
    }

    /** From one value to the next where a test goes through all there are; wider on the target. */
    public static int step() {
        return 1;
    }

    private Rounds() {
    }
}
