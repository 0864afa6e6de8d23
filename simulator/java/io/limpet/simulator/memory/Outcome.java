package io.limpet.simulator.memory;

/**
 * What becomes of a unit that is being programmed or a sector that is being erased.
 *
 * <p>What is left when the power fails is neither the old content nor the new, and a test that knows only these two
 * proves little (after SQLite's test6.c and littlefs' lfs_emubd.c):
 * <pre>
 *   {@link #DONE}             all of the new                        the caller goes on
 *   {@link #unnoticed}        any bits of either                    the caller goes on: worn out, and does not say so
 *   {@link #NOT_STARTED}      all of the old                        the power fails
 *   {@link #COMPLETE}         all of the new                        the power fails
 *   {@link #firstBytes}       so many new, then old                 the power fails
 *   {@link #someBits}         any bits of either                    the power fails
 *   {@link #garbage}          anything: a word whose error          the power fails
 *                             correction no longer fits
 *   {@link #unstable}         any bits of either, and other ones    the power fails
 *                             at each look
 *   {@link #fails}            anything                              an IOException
 * </pre>
 */
public final class Outcome {

    public static final Outcome DONE = new Outcome(End.RETURNS, Left.NEW, 0);
    public static final Outcome NOT_STARTED = new Outcome(End.POWER_FAILS, Left.OLD, 0);
    public static final Outcome COMPLETE = new Outcome(End.POWER_FAILS, Left.NEW, 0);

    /** How the caller learns of it. */
    enum End {
        RETURNS, POWER_FAILS, FAILS
    }

    /** What the cells hold then. */
    enum Left {
        OLD, NEW, FIRST_BYTES, SOME_BITS, UNSTABLE_BITS, GARBAGE
    }

    private final End end;
    private final Left left;

    /** Of what is drawn; the count of bytes for {@link #firstBytes}. */
    private final long seed;

    private Outcome(End end, Left left, long seed) {
        this.end = end;
        this.left = left;
        this.seed = seed;
    }

    public static Outcome firstBytes(int count) {
        return new Outcome(End.POWER_FAILS, Left.FIRST_BYTES, count);
    }

    public static Outcome someBits(long seed) {
        return new Outcome(End.POWER_FAILS, Left.SOME_BITS, seed);
    }

    public static Outcome unstable(long seed) {
        return new Outcome(End.POWER_FAILS, Left.UNSTABLE_BITS, seed);
    }

    public static Outcome garbage(long seed) {
        return new Outcome(End.POWER_FAILS, Left.GARBAGE, seed);
    }

    public static Outcome fails(long seed) {
        return new Outcome(End.FAILS, Left.GARBAGE, seed);
    }

    public static Outcome unnoticed(long seed) {
        return new Outcome(End.RETURNS, Left.SOME_BITS, seed);
    }

    End end() {
        return end;
    }

    /** Whether the caller has been told that it is done. */
    boolean isKnown() {
        return end == End.RETURNS;
    }

    boolean isUnstable() {
        return left == Left.UNSTABLE_BITS;
    }

    /** The byte that is left where old was and wanted should be, the index-th of its unit or sector. */
    byte left(byte old, byte wanted, int index) {
        return switch (left) {
            case OLD -> old;
            case NEW -> wanted;
            case FIRST_BYTES -> index < seed ? wanted : old;
            case SOME_BITS, UNSTABLE_BITS -> mixed(old, wanted, drawn(seed, index));
            case GARBAGE -> (byte) drawn(seed, index);
        };
    }

    static byte mixed(byte one, byte other, long mask) {
        return (byte) (one & ~mask | other & mask);
    }

    /** The index-th of a sequence of random numbers (SplitMix64; Steele, Lea, Flood 2014). */
    static long drawn(long seed, long index) {
        long z = seed + (index + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    @Override
    public String toString() {
        return end + " leaving " + left + (seed == 0 ? "" : " (" + seed + ")");
    }
}
