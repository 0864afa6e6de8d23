package io.limpet.storm.world;

import io.limpet.board.LinkException.Reason;

/** The wireless network around the device: whether there is one, and what it does with those who come. */
public final class Radio {

    /** Why nobody can join now; null when everybody can. */
    private Reason refusal;

    /** Told when the network has gone or come, with whatever went through it. */
    private Runnable lost = () -> { };

    /** Counts the times it has gone: who joined before is out. */
    private int losses;

    void refuse(Reason reason) {
        boolean changed = reason != refusal;
        refusal = reason;
        if (changed && reason != null) {
            losses++;
            lost.run();
        }
    }

    Reason refusal() {
        return refusal;
    }

    int losses() {
        return losses;
    }

    void whenLost(Runnable listener) {
        lost = listener;
    }
}
