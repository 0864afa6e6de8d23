package io.limpet;

/** The target takes the first fiftieth of the rounds: it is there to find what goes wrong each time. */
public final class Rounds {

    public static int of(int rounds) {
        return (rounds + 49) / 50;
    }

    /** With no factor in common with the bounds that values have in bytes. */
    public static int step() {
        return 53;
    }

    private Rounds() {
    }
}
