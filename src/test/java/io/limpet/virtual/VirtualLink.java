package io.limpet.virtual;

import io.limpet.board.Link;
import io.limpet.board.LinkException;

/** A link that is up or down as a test says. */
public final class VirtualLink implements Link {

    private final VirtualClock clock;
    private boolean joined;

    /** Whether there is a network to join. */
    public boolean inReach = true;

    /** How often {@link #bringUp} has begun from the start. */
    public int joins;

    VirtualLink(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public boolean bringUp(long deadlineMillis) throws LinkException {
        joins++;
        if (!inReach) {
            clock.sleepUntil(deadlineMillis);
            throw new LinkException(LinkException.Reason.NO_NETWORK, "no access point \"virtual\" in reach");
        }
        joined = true;
        return true;
    }

    @Override
    public boolean isUp() {
        return joined && inReach;
    }

    @Override
    public void takeDown() {
        joined = false;
    }

    @Override
    public String description() {
        return "virtual, address 10.0.0.2";
    }

    @Override
    public int signalDbm() {
        return -50;
    }
}
