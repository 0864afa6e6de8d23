package io.limpet.time;

import io.limpet.board.Clock;
import io.limpet.board.Datagrams;
import java.io.IOException;

/**
 * Asks one time server (SNTP, the client's part of RFC 5905 §14). What is made of its answer is {@link TimeServers}'.
 *
 * <p>A reply counts only when it gives back the random number that its request carried; what does not is passed over in
 * silence, as from somebody who guesses. Each request resolves the name anew, so that of a pool the next one asks
 * another server, and from another port.
 *
 * <p>Not authenticated: who controls the network controls the date. That is why there is a {@link Floor}
 * (docs/security.md).
 */
final class Sntp {

    private static final long RATE_HOLD_OFF_MILLIS = 64 * 1000;   // RFC 5905 §7.2: the shortest common poll interval
    private static final long RATE_HOLD_OFF_MAX_MILLIS = 1024 * 1000;
    private static final long NOT_WELCOME_HOLD_OFF_MILLIS = 24 * 60 * 60 * 1000L;

    final String host;

    private final Clock clock;
    private final Datagrams datagrams;
    private final int port;
    private final Floor floor;
    private final SntpPacket packet;

    private long random;
    private long nonce;
    private long sentMillis;

    private boolean answered;
    private boolean unreachable;
    private int stratum;
    private long roundTripMillis;
    /** The wall clock less the uptime, by its answer. */
    private long utcAtStartMillis;
    /** What its useless answers came to; null when nothing was heard. */
    private String complaint;

    private TimeException.Reason holdOffReason;
    private long holdOffUntilMillis;
    private long rateHoldOffMillis = RATE_HOLD_OFF_MILLIS;

    /**
     * @param port UDP; 123 as a rule
     * @param packet to ask with; only one server is asked at a time
     * @param nonceSeed anything that differs from device to device and from start to start
     */
    Sntp(Clock clock, Datagrams datagrams, String host, int port, Floor floor, SntpPacket packet, long nonceSeed) {
        this.clock = clock;
        this.datagrams = datagrams;
        this.host = host;
        this.port = port;
        this.floor = floor;
        this.packet = packet;
        this.random = nonceSeed;
    }

    /** Forgets what it has said, but not that it does not want to be asked. */
    void forget() {
        answered = false;
        unreachable = false;
        complaint = null;
    }

    /** Its name may be resolved now, or the network be there. */
    void tryAgain() {
        unreachable = false;
    }

    /** Whether there is any use in asking it. */
    boolean mayBeAsked() {
        return !answered && !unreachable && holdOffLeftMillis() <= 0;
    }

    /** Whether its answer, since it was told to {@link #forget}, gives a time. */
    boolean hasAnswered() {
        return answered;
    }

    /** What the wall clock should say now, by its answer. */
    long utcMillis() {
        return utcAtStartMillis + clock.uptimeMillis();
    }

    /** Twice what that may be wrong by, besides what its own clock is wrong by. */
    long roundTripMillis() {
        return roundTripMillis;
    }

    /** What the log says of its answer: {@code "pool.ntp.org, stratum 2, round trip 24 ms"}. */
    String description() {
        return host + ", stratum " + stratum + ", round trip " + roundTripMillis + " ms";
    }

    /** Sends a request. Returns whether there is an answer to wait for. */
    boolean ask() {
        nonce = nextRandom();
        packet.makeRequest(nonce);
        try {
            datagrams.open(host, port);
            sentMillis = clock.uptimeMillis();
            datagrams.send(packet.bytes, 0, SntpPacket.BYTES);
            return true;
        } catch (IOException e) {
            datagrams.close();
            unreachable = true;
            complaint = e.getMessage();
            return false;
        }
    }

    /**
     * Waits for the answer until the deadline.
     *
     * @return whether it came, of use or not; or never will
     */
    boolean listen(long deadlineMillis) {
        int length;
        try {
            length = datagrams.receive(packet.bytes, 0, SntpPacket.BYTES, deadlineMillis);
        } catch (IOException e) {
            complaint = e.getMessage();   // such as "port unreachable": the next request may find another server
            return true;
        }
        if (length < SntpPacket.BYTES || !packet.isReplyTo(nonce)) {
            return false;
        }
        if (packet.isKissOfDeath()) {
            obeyKissOfDeath(packet.kissCode());
        } else if (!packet.isSynchronised()) {
            complaint = "its clock is not synchronised";
        } else {
            take(clock.uptimeMillis());
        }
        return true;
    }

    /**
     * RFC 5905 §8, with T1 and T4 by our uptime and T2 and T3 by the server's clock: the way there and back took
     * (T4 - T1) - (T3 - T2), half of which passed between T3 and T4.
     */
    private void take(long receivedMillis) {
        long serverReceived = packet.utcMillis(SntpPacket.RECEIVE);
        long serverSent = packet.utcMillis(SntpPacket.TRANSMIT);
        roundTripMillis = Math.max(0, receivedMillis - sentMillis - Math.max(0, serverSent - serverReceived));
        utcAtStartMillis = serverSent + roundTripMillis / 2 - receivedMillis;
        if (utcMillis() < floor.utcMillis()) {
            complaint = floor.refusal(utcMillis());
            return;
        }
        stratum = packet.stratum();
        rateHoldOffMillis = RATE_HOLD_OFF_MILLIS;
        answered = true;
    }

    /** RFC 5905 §7.4. Codes other than these three inform, and ask nothing of the client. */
    private void obeyKissOfDeath(String code) {
        if (code.equals("DENY") || code.equals("RSTR")) {
            // For good, says the RFC; but a pool's name may stand for another server tomorrow.
            holdOff(TimeException.Reason.NOT_WELCOME, NOT_WELCOME_HOLD_OFF_MILLIS);
        } else if (code.equals("RATE")) {
            holdOff(TimeException.Reason.ASKED_TOO_OFTEN, rateHoldOffMillis);
            rateHoldOffMillis = Math.min(2 * rateHoldOffMillis, RATE_HOLD_OFF_MAX_MILLIS);
        } else {
            complaint = "it answered with the code " + code;
        }
    }

    private void holdOff(TimeException.Reason reason, long millis) {
        holdOffReason = reason;
        holdOffUntilMillis = clock.uptimeMillis() + millis;
    }

    private long holdOffLeftMillis() {
        return holdOffReason == null ? 0 : holdOffUntilMillis - clock.uptimeMillis();
    }

    /** Why it gave no time. */
    TimeException.Reason reason() {
        if (holdOffLeftMillis() > 0) {
            return holdOffReason;
        }
        return unreachable ? TimeException.Reason.UNREACHABLE
                : complaint == null ? TimeException.Reason.NO_ANSWER : TimeException.Reason.UNUSABLE;
    }

    /** The same in words: {@code "no answer from pool.ntp.org, UDP port 123"}. */
    String failure() {
        switch (reason()) {
            case NOT_WELCOME:
                return host + " does not serve this device" + notAskedFor();
            case ASKED_TOO_OFTEN:
                return host + " was asked too often" + notAskedFor();
            case UNREACHABLE:
                return "cannot ask " + host + ": " + complaint;
            case NO_ANSWER:
                return "no answer from " + host + ", UDP port " + port + " (does a firewall stop it?)";
            default:
                return "no usable time from " + host + ": " + complaint;
        }
    }

    private String notAskedFor() {
        return "; it is not asked again for " + (holdOffLeftMillis() + 999) / 1000 + " s";
    }

    /** Marsaglia's xorshift, stirred with the uptime so that two starts with one seed differ. */
    private long nextRandom() {
        random += (clock.uptimeMillis() + 1) * 0x9e3779b97f4a7c15L;
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        if (random == 0) {
            random = 1;
        }
        return random;
    }
}
