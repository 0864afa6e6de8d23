package io.limpet;

/** Numbers that differ from device to device and from boot to boot: for jitter, not for secrets (xorshift64*). */
final class Randomness {

    private long state;

    Randomness(String serialNumber, long bootMillis) {
        long seed = bootMillis * 0x9e3779b97f4a7c15L;
        for (int i = 0; i < serialNumber.length(); i++) {
            seed = (seed ^ serialNumber.charAt(i)) * 0x100000001b3L;   // FNV-1a
        }
        this.state = seed == 0 ? 1 : seed;
        next();
    }

    /** Mixes in what was not known at boot. */
    void stir(long value) {
        state ^= value * 0x9e3779b97f4a7c15L;
        state = state == 0 ? 1 : state;
        next();
    }

    long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545f4914f6cdd1dL;
    }

    /** A number from {@code least} to {@code most}, both included. */
    long between(long least, long most) {
        long count = most - least + 1;
        return count <= 1 ? least : least + (next() >>> 1) % count;
    }
}
