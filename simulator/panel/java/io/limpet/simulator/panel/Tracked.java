package io.limpet.simulator.panel;

/** A reading in the ledger: what has been said of it, and what follows from that. */
final class Tracked {

    /** What can become of it. */
    enum Fate {
        WAITING, DELIVERED, DROPPED, LOST
    }

    final long id;
    final Identity identity;

    /** As it was told last. */
    Fate fate = Fate.WAITING;

    boolean inOutbox = true;
    boolean acknowledged;
    boolean received;
    boolean dropped;

    /** It is nowhere any more. */
    boolean lost;

    /** It was said to be dropped before it was said to be sampled. */
    boolean early;

    /** Whether it stands in the row of those that are forgotten some time. */
    boolean rowed;

    long acknowledgedAt;

    Tracked(long id, Identity identity) {
        this.id = id;
        this.identity = identity;
    }

    /** Delivered counts before everything else: the device may drop what has arrived without its knowing. */
    Fate fateNow(boolean subscriber) {
        if (subscriber ? received : acknowledged) {
            return Fate.DELIVERED;
        }
        if (inOutbox) {
            return Fate.WAITING;
        }
        if (dropped) {
            return Fate.DROPPED;
        }
        return lost ? Fate.LOST : Fate.WAITING;
    }

    /** Whether nothing more is expected of it. */
    boolean isSettled() {
        return !inOutbox && fate != Fate.WAITING;
    }
}
