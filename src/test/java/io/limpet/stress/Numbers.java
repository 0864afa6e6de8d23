package io.limpet.stress;

/** Marsaglia's xorshift with 64 bits: the same numbers on every machine. */
final class Numbers {

    private long state = 88172645463325252L;

    /** 0 to below the bound. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    long next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state;
    }
}
