package io.limpet.time;

import io.limpet.board.Clock;
import io.limpet.board.Datagrams;

/**
 * Learns the date from the time servers of the configuration, of which some may be wrong, and sets the clock.
 *
 * <p>They are asked one after the other, in four rounds with growing time-outs, until there is a decision:
 * <ul>
 * <li>A time that a strict majority of all that are configured agree on, within five seconds, is taken: whatever the
 * clock says.
 * <li>A clock that a majority has set, and that nobody doubts, is corrected by one answer that differs by no more than
 * that. The next time another server has the first word, so that one who cheats is set right by those who do not.
 * <li>A clock that no majority has set is set by fewer, when the rounds are over and all that have answered agree: a
 * network that lets through to one server alone must not keep a device offline for ever. Who can silence the others can
 * also answer in their name.
 * </ul>
 * With one server its word is the majority. No time below the {@link Floor} counts as an answer.
 */
public final class TimeServers {

    /** How far two servers, or a server and the clock, may be apart and still agree, besides their round trips. */
    private static final long AGREED_MILLIS = 5_000;

    private static final int ROUNDS = 4;
    private static final int FIRST_TIMEOUT_MILLIS = 1000;   // doubled in each round: 1, 2, 4, 8 s

    private final Clock clock;
    private final Datagrams datagrams;
    private final Floor floor;
    private final Sntp[] servers;

    /** Who has the first word. */
    private int first;

    private boolean doubted;
    private int round;
    private long roundEndMillis;

    /** How many were looked at in this round. */
    private int looked;

    /** Who is being asked; null when nobody is. */
    private Sntp asked;
    private long answerDeadlineMillis;

    /** Whether a majority has set the clock since the start. */
    private boolean settled;

    private String description = "";

    /**
     * @param hosts the servers' names
     * @param port UDP; 123 as a rule
     * @param nonceSeed anything that differs from device to device and from start to start
     */
    public TimeServers(Clock clock, Datagrams datagrams, String[] hosts, int port, Floor floor, long nonceSeed) {
        this.clock = clock;
        this.datagrams = datagrams;
        this.floor = floor;
        this.servers = new Sntp[hosts.length];
        SntpPacket packet = new SntpPacket();
        for (int i = 0; i < hosts.length; i++) {
            servers[i] = new Sntp(clock, datagrams, hosts[i], port, floor, packet, nonceSeed + i);
        }
    }

    /**
     * Starts to ask, giving up what is under way. Does not wait.
     *
     * @param doubted whether the clock may be wrong, so that it takes a majority to confirm it
     */
    public void start(boolean doubted) {
        abandon();
        this.doubted = doubted;
        for (int i = 0; i < servers.length; i++) {
            servers[i].forget();
        }
        round = 0;
        startRound();
    }

    /**
     * Goes on asking.
     *
     * @return true when the clock has been set; false when there is more to do: call again
     * @throws TimeException when the date could not be learnt; the next attempt begins with {@link #start}
     */
    public boolean advance(long deadlineMillis) throws TimeException {
        do {
            if (asked != null && clock.uptimeMillis() >= answerDeadlineMillis) {
                abandon();
            }
            if (asked == null && looked < servers.length) {
                askNext();
            }
            if (asked != null ? listen(deadlineMillis) : looked == servers.length && endRound(deadlineMillis)) {
                return true;
            }
        } while (clock.uptimeMillis() < deadlineMillis);
        return false;
    }

    /** Gives up what is under way. Never fails. */
    public void abandon() {
        datagrams.close();
        asked = null;
    }

    /** Whether the date is known: the clock is set, and not below the floor. */
    public boolean isDateKnown() {
        return clock.isSet() && clock.utcMillis() >= floor.utcMillis();
    }

    /** Whether a majority has set the clock; if not, they should be asked again soon. */
    public boolean isSettled() {
        return settled;
    }

    /** What the log says after success: {@code "pool.ntp.org, stratum 2, round trip 24 ms, 2 of 3 agree"}. */
    public String description() {
        return description;
    }

    private void startRound() {
        for (int i = 0; i < servers.length; i++) {
            servers[i].tryAgain();
        }
        looked = 0;
        roundEndMillis = clock.uptimeMillis() + timeoutMillis();
    }

    /** Nobody is left to be asked in it. Returns whether that has settled it: the clock is set. */
    private boolean endRound(long deadlineMillis) throws TimeException {
        if (!oneMayBeAsked()) {
            return conclude();
        }
        clock.sleepUntil(Math.min(deadlineMillis, roundEndMillis));   // not at once again
        if (clock.uptimeMillis() < roundEndMillis) {
            return false;
        }
        if (++round == ROUNDS) {
            return conclude();
        }
        startRound();
        return false;
    }

    private int timeoutMillis() {
        return FIRST_TIMEOUT_MILLIS << (round & 31);
    }

    private void askNext() {
        Sntp next = servers[wrapped(first + looked++)];
        if (next.mayBeAsked() && next.ask()) {
            asked = next;
            answerDeadlineMillis = clock.uptimeMillis() + timeoutMillis();
        }
    }

    /** Whether that was an answer by which the clock could be set. */
    private boolean listen(long deadlineMillis) {
        Sntp from = asked;
        if (!from.listen(Math.min(deadlineMillis, answerDeadlineMillis))) {
            return false;
        }
        abandon();
        if (!from.hasAnswered()) {
            return false;
        }
        if (!doubted && settled && isDateKnown()
                && areClose(clock.utcMillis(), from.utcMillis(), from.roundTripMillis())) {
            return set(from, 1);
        }
        return setByThose(servers.length / 2 + 1);
    }

    /** When all rounds are over, or nobody can be asked any more. */
    private boolean conclude() throws TimeException {
        int answers = answers();
        if ((!isDateKnown() || !settled) && answers > 0 && setByThose(answers)) {
            return true;
        }
        throw failure(answers);
    }

    /** Whether so many agree, by whom the clock is set then. */
    private boolean setByThose(int count) {
        Sntp best = bestOf(count);
        return best != null && set(best, count);
    }

    /** With the shortest way, among those with whom so many agree, themselves counted; null when there is none. */
    private Sntp bestOf(int count) {
        Sntp best = null;
        for (int i = 0; i < servers.length; i++) {
            Sntp one = servers[i];
            if (one.hasAnswered() && agreeWith(one) >= count
                    && (best == null || one.roundTripMillis() < best.roundTripMillis())) {
                best = one;
            }
        }
        return best;
    }

    private int agreeWith(Sntp one) {
        int count = 0;
        for (int i = 0; i < servers.length; i++) {
            Sntp other = servers[i];
            if (other.hasAnswered() && areClose(one.utcMillis(), other.utcMillis(),
                    one.roundTripMillis() + other.roundTripMillis())) {
                count++;
            }
        }
        return count;
    }

    private static boolean areClose(long oneUtcMillis, long otherUtcMillis, long roundTripMillis) {
        return Math.abs(oneUtcMillis - otherUtcMillis) <= AGREED_MILLIS + roundTripMillis / 2;
    }

    private boolean set(Sntp by, int agreeing) {
        settled = agreeing > servers.length / 2 || settled && isDateKnown();
        description = by.description();
        if (servers.length > 1) {
            description += ", " + agreeing + " of " + servers.length + (agreeing == 1 ? " asked" : " agree");
        }
        first = wrapped(first + 1);
        clock.setUtcMillis(by.utcMillis());
        return true;
    }

    private int wrapped(int index) {
        return index < servers.length ? index : index - servers.length;
    }

    private boolean oneMayBeAsked() {
        for (int i = 0; i < servers.length; i++) {
            if (servers[i].mayBeAsked()) {
                return true;
            }
        }
        return false;
    }

    private int answers() {
        int answers = 0;
        for (int i = 0; i < servers.length; i++) {
            answers += servers[i].hasAnswered() ? 1 : 0;
        }
        return answers;
    }

    private TimeException failure(int answers) {
        StringBuilder text = new StringBuilder("SNTP: ");
        if (answers > 0) {
            text.append(answers).append(" of ").append(servers.length).append(" time servers gave a time, and no"
                    + " majority agrees");
        }
        TimeException.Reason reason = answers > 0 ? TimeException.Reason.DISAGREEMENT : servers[0].reason();
        for (int i = 0; i < servers.length; i++) {
            text.append(i > 0 || answers > 0 ? "; " : "");
            if (servers[i].hasAnswered()) {
                text.append(servers[i].host).append(" says ").append(UtcTime.dateAndTime(servers[i].utcMillis()));
            } else {
                text.append(servers[i].failure());
            }
        }
        return new TimeException(reason, text.append(". Check time.sntp-host.").toString());
    }
}
