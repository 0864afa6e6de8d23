package io.limpet.simulator.panel;

/** How far one viewer has got: what it has been shown last, and the numbers of what it has not seen. */
final class Cursor {

    boolean whole = true;
    long readings;
    long fates;
    long depths;
    long lines;
    long packets;
    World world;
    Frame.Life life;
    Frame.Verdict verdict;
    Frame.Counts ledger;
    Frame.Outage outage;

    /** {@code now} if it differs from what was shown before, and null if it does not. */
    static <T> T news(T shown, T now) {
        return now == null || now.equals(shown) ? null : now;
    }
}
