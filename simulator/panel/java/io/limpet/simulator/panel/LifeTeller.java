package io.limpet.simulator.panel;

/** Where the firmware is in its life, out of what it says at the end of each turn. Not for several threads. */
final class LifeTeller {

    static final String OFF = "OFF";
    static final String ONLINE = "ONLINE";
    static final String BACKOFF = "BACKOFF";

    /** What a boot begins with. */
    private static final String FIRST = "LINK";

    /** The end of a back-off is reckoned anew in each turn; a smaller difference is the reckoning's. */
    private static final long UNTIL_TOLERANCE_MILLIS = 250;

    private static final int REASON_LENGTH_MAX = 500;

    private Frame.Life life;

    LifeTeller(long now) {
        life = new Frame.Life(OFF, now, 0, null, null);
    }

    Frame.Life life() {
        return life;
    }

    void booted(long now) {
        become(FIRST, now, 0, life.left(), life.reason());
    }

    void powerLost(long now) {
        become(OFF, now, 0, life.left(), life.reason());
    }

    /** @return whether it has failed in this turn */
    boolean turn(long now, String state, long backoffLeftMillis, String lastFailure) {
        String was = life.state();
        boolean resting = state.equals(BACKOFF);
        long until = resting ? now + backoffLeftMillis : 0;
        String reason = lastFailure.isEmpty() ? life.reason()
                : Words.shortened(Words.harmless(lastFailure), REASON_LENGTH_MAX);
        if (resting && !was.equals(BACKOFF)) {
            become(state, now, until, was, reason);
            return true;
        }
        if (!state.equals(was)) {
            become(state, now, until, life.left(), life.reason());
        } else if (resting && Math.abs(until - life.until()) > UNTIL_TOLERANCE_MILLIS) {
            become(state, life.since(), until, life.left(), reason);
        }
        return false;
    }

    private void become(String state, long since, long until, String left, String reason) {
        life = new Frame.Life(state, since, until, left, reason);
    }
}
