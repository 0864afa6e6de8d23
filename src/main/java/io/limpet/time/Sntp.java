package io.limpet.time;

import io.limpet.board.Clock;
import io.limpet.board.Datagrams;
import java.io.IOException;

/**
 * Learns the date from a time server and sets the clock (SNTP, the client's part of RFC 5905 §14).
 *
 * <p>Four tries with growing time-outs. Each resolves the name anew, so that of a pool the next one asks another
 * server, and from another port. A reply counts only when it gives back the random number that its request carried;
 * what does not is passed over in silence, as from somebody who guesses.
 *
 * <p>Not authenticated: who controls the network controls the date. That is why {@code floorUtcMillis} stands below
 * (docs/security.md).
 */
public final class Sntp {

    private static final int TRIES = 4;
    private static final int FIRST_TIMEOUT_MILLIS = 1000;   // doubled at each try: 1, 2, 4, 8 s
    private static final long RATE_HOLD_OFF_MILLIS = 64 * 1000;   // RFC 5905 §7.2: the shortest common poll interval
    private static final long RATE_HOLD_OFF_MAX_MILLIS = 1024 * 1000;
    private static final long NOT_WELCOME_HOLD_OFF_MILLIS = 24 * 60 * 60 * 1000L;

    private final Clock clock;
    private final Datagrams datagrams;
    private final String host;
    private final int port;
    private final long floorUtcMillis;
    private final SntpPacket packet = new SntpPacket();

    private long random;
    private long nonce;
    private int tries;
    private boolean waiting;
    private long sentMillis;
    private long tryDeadlineMillis;
    /** What the tries of this attempt came to so far; null when nothing was heard. */
    private String complaint;

    private TimeException.Reason holdOffReason;
    private long holdOffUntilMillis;
    private long rateHoldOffMillis = RATE_HOLD_OFF_MILLIS;

    private int stratum;
    private long roundTripMillis;

    /**
     * @param port UDP; 123 as a rule
     * @param floorUtcMillis when the image was built: no time before it is believed
     * @param nonceSeed anything that differs from device to device and from start to start
     */
    public Sntp(Clock clock, Datagrams datagrams, String host, int port, long floorUtcMillis, long nonceSeed) {
        this.clock = clock;
        this.datagrams = datagrams;
        this.host = host;
        this.port = port;
        this.floorUtcMillis = floorUtcMillis;
        this.random = nonceSeed;
    }

    /** Starts to ask, giving up what is under way. Does not wait. */
    public void start() {
        abandon();
        tries = 0;
        tryDeadlineMillis = clock.uptimeMillis();
        complaint = null;
    }

    /**
     * Goes on asking.
     *
     * @return true when the clock has been set; false when there is more to do: call again
     * @throws TimeException when the date could not be learnt; the next attempt begins with {@link #start}
     */
    public boolean advance(long deadlineMillis) throws TimeException {
        checkHoldOff();
        do {
            long now = clock.uptimeMillis();
            if (waiting && now >= tryDeadlineMillis) {
                abandon();
                checkTriesLeft();
            }
            if (!waiting && now >= tryDeadlineMillis) {
                ask();
            }
            long wakeMillis = Math.min(deadlineMillis, tryDeadlineMillis);
            if (!waiting) {
                clock.sleepUntil(wakeMillis);   // after a useless answer: not at once again
            } else if (receive(wakeMillis)) {
                return true;
            }
        } while (clock.uptimeMillis() < deadlineMillis);
        return false;
    }

    /** Gives up what is under way. Never fails. */
    public void abandon() {
        datagrams.close();
        waiting = false;
    }

    /** What the log says after success: {@code "pool.ntp.org, stratum 2, round trip 24 ms"}. */
    public String description() {
        return host + ", stratum " + stratum + ", round trip " + roundTripMillis + " ms";
    }

    private void ask() throws TimeException {
        nonce = nextRandom();
        packet.makeRequest(nonce);
        tries++;
        try {
            datagrams.open(host, port);
            sentMillis = clock.uptimeMillis();
            datagrams.send(packet.bytes, 0, SntpPacket.BYTES);
        } catch (IOException e) {
            abandon();
            throw new TimeException(TimeException.Reason.UNREACHABLE, "SNTP: cannot ask " + host + ": "
                    + e.getMessage() + ". Check time.sntp-host and the link's name server.");
        }
        tryDeadlineMillis = sentMillis + (FIRST_TIMEOUT_MILLIS << (tries - 1 & 31));
        waiting = true;
    }

    /** Whether a reply came by which the clock could be set. */
    private boolean receive(long deadlineMillis) throws TimeException {
        int length;
        try {
            length = datagrams.receive(packet.bytes, 0, SntpPacket.BYTES, deadlineMillis);
        } catch (IOException e) {
            complaint = e.getMessage();   // such as "port unreachable": the next try may find another server
            tryDeadlineMillis = clock.uptimeMillis();
            return false;
        }
        long receivedMillis = clock.uptimeMillis();
        if (length < SntpPacket.BYTES || !packet.isReplyTo(nonce)) {
            return false;
        }
        abandon();
        if (packet.isKissOfDeath()) {
            obeyKissOfDeath();
        } else if (!packet.isSynchronised()) {
            complaint = "its clock is not synchronised";
        } else {
            return setClock(receivedMillis);
        }
        checkTriesLeft();
        return false;
    }

    /**
     * RFC 5905 §8, with T1 and T4 by our uptime and T2 and T3 by the server's clock: the way there and back took
     * (T4 - T1) - (T3 - T2), half of which passed between T3 and T4.
     */
    private boolean setClock(long receivedMillis) throws TimeException {
        long serverReceived = packet.utcMillis(SntpPacket.RECEIVE);
        long serverSent = packet.utcMillis(SntpPacket.TRANSMIT);
        roundTripMillis = Math.max(0, receivedMillis - sentMillis - Math.max(0, serverSent - serverReceived));
        long utcMillis = serverSent + roundTripMillis / 2;
        if (utcMillis < floorUtcMillis) {
            complaint = "its time is earlier than this firmware was built";
            checkTriesLeft();
            return false;
        }
        stratum = packet.stratum();
        rateHoldOffMillis = RATE_HOLD_OFF_MILLIS;
        clock.setUtcMillis(utcMillis + clock.uptimeMillis() - receivedMillis);
        return true;
    }

    /** RFC 5905 §7.4. Codes other than these three inform, and ask nothing of the client. */
    private void obeyKissOfDeath() throws TimeException {
        String code = packet.kissCode();
        if (code.equals("DENY") || code.equals("RSTR")) {
            // For good, says the RFC; but a pool's name may stand for another server tomorrow.
            holdOff(TimeException.Reason.NOT_WELCOME, NOT_WELCOME_HOLD_OFF_MILLIS);
        } else if (code.equals("RATE")) {
            holdOff(TimeException.Reason.ASKED_TOO_OFTEN, rateHoldOffMillis);
            rateHoldOffMillis = Math.min(2 * rateHoldOffMillis, RATE_HOLD_OFF_MAX_MILLIS);
        }
        checkHoldOff();
        complaint = "it answered with the code " + code;
    }

    private void holdOff(TimeException.Reason reason, long millis) {
        holdOffReason = reason;
        holdOffUntilMillis = clock.uptimeMillis() + millis;
    }

    private void checkHoldOff() throws TimeException {
        long leftMillis = holdOffUntilMillis - clock.uptimeMillis();
        if (holdOffReason != null && leftMillis > 0) {
            throw new TimeException(holdOffReason, "SNTP: " + host
                    + (holdOffReason == TimeException.Reason.NOT_WELCOME ? " does not serve this device"
                            : " was asked too often")
                    + "; it is not asked again for " + (leftMillis + 999) / 1000
                    + " s. Set time.sntp-host to a server of your own network, if there is one.");
        }
        holdOffReason = null;
    }

    private void checkTriesLeft() throws TimeException {
        if (tries < TRIES) {
            return;
        }
        if (complaint == null) {
            throw new TimeException(TimeException.Reason.NO_ANSWER, "SNTP: no answer from " + host + ", UDP port "
                    + port + ", to " + TRIES + " requests. Does a firewall stop them? Check time.sntp-host.");
        }
        throw new TimeException(TimeException.Reason.UNUSABLE, "SNTP: no usable time from " + host + ": " + complaint
                + ". Check that server, or set time.sntp-host to another.");
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
