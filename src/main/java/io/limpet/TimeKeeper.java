package io.limpet;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.log.Log;
import io.limpet.time.BatteryClock;
import io.limpet.time.Floor;
import io.limpet.time.TimeException;
import io.limpet.time.TimeServers;
import io.limpet.time.UtcTime;
import io.limpet.tls.CertificateInfo;
import io.limpet.tls.CredentialException;

/**
 * Sees to it that the wall clock is set before a certificate is judged by it, and stays right for months.
 *
 * <p>A clock that a battery has kept is believed, unless it is below the floor; else the time servers are asked. Once
 * set it is corrected every day, in passing: a crystal of 50 parts in a million is 4 s off by then. When the dates of a
 * certificate do not fit, the clock is doubted, and the time servers are asked again before the next attempt.
 */
final class TimeKeeper {

    private static final long CORRECTION_INTERVAL_MILLIS = 24 * 60 * 60 * 1000L;
    private static final long CORRECTION_RETRY_MILLIS = 60 * 60 * 1000L;
    private static final long DOUBT_AGAIN_MILLIS = 10 * 60 * 1000L;

    private final Clock clock;
    private final Log log;
    private final TimeServers servers;
    private final Floor floor;

    /** Null when there is none. */
    private final BatteryClock batteryClock;

    private boolean asking;
    private boolean doubted;

    /** Whether there was a doubt since a certificate was last found valid. */
    private boolean distrusted;

    /** When a doubt is news again, though no certificate was found valid since: the clock may have gone wrong anew. */
    private long newsMillis;

    private long correctionDueMillis;

    TimeKeeper(Clock clock, Log log, TimeServers servers, Floor floor, BatteryClock batteryClock) {
        this.clock = clock;
        this.log = log;
        this.servers = servers;
        this.floor = floor;
        this.batteryClock = batteryClock;
        this.correctionDueMillis = clock.uptimeMillis();
    }

    /**
     * Goes on finding out the time.
     *
     * @return true when the clock is set; false when there is more to do: call again
     */
    boolean findOut(long deadlineMillis) throws TimeException {
        if (servers.isDateKnown() && !doubted) {
            return true;
        }
        if (!asking) {
            servers.start(doubted);
            asking = true;
        }
        boolean set;
        try {
            set = servers.advance(deadlineMillis);
        } catch (TimeException e) {
            asking = false;
            if (servers.isDateKnown()) {
                return true;   // there is nothing better to judge certificates by; asked again if they are not valid
            }
            throw e;
        }
        if (set) {
            learnt("set to ");
        }
        return set;
    }

    /**
     * The clock may be wrong: ask again before the next attempt.
     *
     * @return whether there was no such doubt since a certificate was last found valid, or for ten minutes
     */
    boolean doubt() {
        boolean news = !distrusted || clock.uptimeMillis() >= newsMillis;
        newsMillis = news ? clock.uptimeMillis() + DOUBT_AGAIN_MILLIS : newsMillis;
        doubted = true;
        distrusted = true;
        return news;
    }

    /** A certificate was found valid, and so the clock right. It has been valid since a day that has certainly come. */
    void trust(Connection connection) {
        doubted = false;
        distrusted = false;
        byte[] certificate = connection.peerCertificate(0);
        if (certificate != null) {
            try {
                floor.proved(CertificateInfo.read(certificate).notBeforeUtcMillis);
            } catch (CredentialException e) {
                log.debug("time", e.getMessage());
            }
        }
        complain();
    }

    /** What the memory of the floor has to say. Without it the device goes on, with what it knows. */
    private void complain() {
        String trouble = floor.takeTrouble();
        if (trouble != null) {
            log.warn("time", "the earliest date to believe is not kept: " + trouble);
        }
    }

    /** While online: corrects the clock when that is due, without waiting. A failure only puts it off. */
    void keepRight() {
        if (clock.uptimeMillis() < correctionDueMillis) {
            return;
        }
        if (!asking) {
            servers.start(false);
            asking = true;
        }
        try {
            if (servers.advance(clock.uptimeMillis())) {
                learnt("corrected to ");
            }
        } catch (TimeException e) {
            giveUp();
            log.debug("time", e.getMessage());
        }
    }

    /** The link is gone, and with it the question under way. */
    void giveUp() {
        if (asking) {
            servers.abandon();
            asking = false;
            correctionDueMillis = clock.uptimeMillis() + CORRECTION_RETRY_MILLIS;
        }
    }

    private void learnt(String how) {
        asking = false;
        doubted = false;
        correctionDueMillis = clock.uptimeMillis()
                + (servers.isSettled() ? CORRECTION_INTERVAL_MILLIS : CORRECTION_RETRY_MILLIS);
        if (batteryClock != null && servers.isSettled()) {
            batteryClock.learn();
        }
        log.info("time", how + UtcTime.dateAndTime(clock.utcMillis()) + " by " + servers.description());
    }
}
