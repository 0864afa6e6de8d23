package io.limpet.storm.world;

import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.storm.Dice;

/** The interface of one life. Joining takes its time, and on some platforms does not heed a deadline meanwhile. */
final class StormLink implements Link {

    private static final int JOIN_MILLIS_MIN = 300;
    private static final int JOIN_MILLIS_MAX = 3_000;

    /** A scan of all channels, or three DISCOVERs of DHCP, before there is nothing to hope for. */
    private static final int FAILURE_MILLIS_MAX = 10_000;

    private final Life life;
    private final StormClock clock;
    private final Radio radio;
    private final Dice dice;
    private final boolean blocking;

    private boolean joined;
    private int lossesWhenJoined;

    /** When the attempt under way will have come to its end; 0 when there is none. */
    private long endMillis;

    StormLink(Life life, StormClock clock, Radio radio, Dice dice, boolean blocking) {
        this.life = life;
        this.clock = clock;
        this.radio = radio;
        this.dice = dice;
        this.blocking = blocking;
    }

    @Override
    public boolean bringUp(long deadlineMillis) throws LinkException {
        long now = clock.uptimeMillis();
        if (endMillis == 0) {
            endMillis = now + (radio.refusal() == null ? dice.between(JOIN_MILLIS_MIN, JOIN_MILLIS_MAX)
                    : dice.between(1, FAILURE_MILLIS_MAX));
        }
        clock.sleepUntil(blocking ? endMillis : Math.min(endMillis, deadlineMillis));
        if (clock.uptimeMillis() < endMillis) {
            return false;
        }
        endMillis = 0;
        if (radio.refusal() != null) {
            throw new LinkException(radio.refusal(), "the radio of the storm: " + radio.refusal());
        }
        joined = true;
        lossesWhenJoined = radio.losses();
        return true;
    }

    @Override
    public boolean isUp() {
        life.demandPower();
        return joined && lossesWhenJoined == radio.losses();
    }

    @Override
    public void takeDown() {
        life.demandPower();
        joined = false;
        endMillis = 0;
    }

    @Override
    public String description() {
        return "wi-fi \"storm\" (" + signalDbm() + " dBm), address 192.168.4.17";
    }

    @Override
    public int signalDbm() {
        return -60;
    }
}
