package io.limpet.storm;

/** One reading in the {@link Ledger}. */
final class Entry {

    /** What has become of it. */
    enum State {
        /** Handed to the outbox, which has not answered yet: the power may fail meanwhile. */
        HANDED_OVER("ledger: reading % handed over"),
        /** Accepted; in the outbox. */
        WAITING("ledger: reading % accepted as %"),
        /** Has left the outbox as delivered. */
        GONE("ledger: reading % delivered, % leaves the outbox"),
        /** Dropped by policy, and counted by the outbox. */
        DROPPED("ledger: reading % dropped, %"),
        /** Not accepted, as the memory failed; a part of it may have reached it. */
        FAILED("ledger: reading % not accepted, the memory failed"),
        /** Went with the power, as the configuration allows, or with a record that was damaged. */
        LOST("ledger: reading % lost, %");

        final String phrase;

        State(String phrase) {
            this.phrase = phrase;
        }
    }

    /** A digest of topic and payload, by which it is known again. */
    final long digest;

    /** Its place among all readings. */
    final long place;

    /** When it was handed over. */
    final long bornMillis;

    State state = State.HANDED_OVER;

    /** Its number in the outbox. */
    long number;

    int mark;

    /** The mark that it was last to be given; the power or the memory may have failed meanwhile. */
    int markWanted;

    /** Whether a damaged record has been its excuse already. */
    boolean excused;

    /** How often the subscriber has got it. */
    int deliveries;

    /** How many sessions the broker had lost when it was delivered last. */
    long sessionAtDelivery;

    /** Whether the broker has acknowledged it and lost it by itself. */
    boolean lostByBroker;

    /** Whether the outbox was told that it has arrived, and may have forgotten it even if it could not say so. */
    boolean leaving;

    /** The next that looks the same: two lives can measure the same at the same uptime. */
    Entry twin;

    Entry(long digest, long place, long bornMillis) {
        this.digest = digest;
        this.place = place;
        this.bornMillis = bornMillis;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    @Override
    public String toString() {
        return "reading " + place + " (outbox number " + number + ", " + state + ", delivered " + deliveries
                + " times)";
    }
}
