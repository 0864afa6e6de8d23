package io.limpet.storm;

import io.limpet.storm.Entry.State;
import io.limpet.storm.broker.Trace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The books of a run, kept outside the firmware: a line for each reading that was handed to the outbox.
 *
 * <pre>
 *   handed over --> accepted, waiting --> gone, delivered
 *         |                  +----------> dropped by policy, and counted by the outbox
 *         |                  +----------> lost with the power, as far as the configuration allows it
 *         +--> refused by policy, and counted;  not accepted, as the memory failed
 * </pre>
 *
 * What has been delivered is the {@link Deliveries}' to judge, and what is still there after a power cut the
 * {@link Reconciliation}'s.
 */
final class Ledger {

    /** How many lines are kept of readings that are done with: what comes back later is as good as unknown. */
    private static final int DONE_KEPT = 200_000;

    private final LongSupplier clock;
    private final Trace trace;
    private final Excuses excuses;
    private final boolean mustArrive;

    private final Map<Long, Entry> byDigest = new HashMap<>();
    private final Map<Long, Entry> waiting = new LinkedHashMap<>();
    private final Deque<Entry> done = new ArrayDeque<>();

    /** The reading that is being handed over; null when none is. */
    private Entry underWay;

    private long lastRefusalMillis = Long.MIN_VALUE / 2;

    private long sampled;
    private long gone;
    private long dropped;
    private long failed;
    private long lost;

    /** @param mustArrive whether what leaves the outbox must have arrived: not with QoS 0 */
    Ledger(LongSupplier clock, Trace trace, Excuses excuses, boolean mustArrive) {
        this.excuses = excuses;
        this.mustArrive = mustArrive;
        this.clock = clock;
        this.trace = trace;
    }

    /** A reading has been made, and is handed to the outbox. */
    void handOver(long digest) {
        underWay = new Entry(digest, ++sampled, clock.getAsLong());
        Entry twin = byDigest.put(digest, underWay);
        underWay.twin = twin;
    }

    /** The outbox has taken it. */
    void accept(long number) {
        accept(underWay, number);
        underWay = null;
    }

    /** The outbox has it after all, though it could not say so, or has said otherwise. */
    void accept(Entry entry, long number) {
        switch (entry.state) {
            case FAILED -> failed--;
            case GONE -> gone--;
            case DROPPED -> dropped--;
            case LOST -> lost--;
            default -> { }
        }
        entry.number = number;
        entry.state = State.WAITING;
        waiting.put(number, entry);
        note(entry);
    }

    /** The outbox was full, and this one gave way. */
    void refuse() {
        lastRefusalMillis = clock.getAsLong();
        finish(underWay, State.DROPPED);
        underWay = null;
    }

    /** The memory failed. */
    void fail() {
        failed++;
        underWay.state = State.FAILED;
        retire(underWay);
        note(underWay);
        underWay = null;
    }

    /** It has given way to a new one. */
    void drop(Entry entry) {
        if (entry.mark != 0) {
            throw new Violation("dropped although it was under way: " + entry);
        }
        waiting.remove(entry.number);
        finish(entry, State.DROPPED);
    }

    /** The waiting reading of this number; null when there is none. */
    Entry waiting(long number) {
        return waiting.get(number);
    }

    /** It has left the outbox, for good. */
    void leave(Entry entry) {
        waiting.remove(entry.number);
        finish(entry, State.GONE);
        if (mustArrive && entry.deliveries == 0 && !entry.lostByBroker) {
            excuses.demand("left the outbox without having arrived: " + entry);
        }
    }

    /** It went with the power, or with a record that was damaged. */
    void lose(Entry entry) {
        waiting.remove(entry.number);
        finish(entry, State.LOST);
    }

    /** The outbox owns up to a record that is damaged, and what was in it is gone. */
    void loseDamaged(Entry entry) {
        excuses.demand("accepted, and not there any more: " + entry);
        lose(entry);
    }

    /** All waiting ones, oldest first. */
    List<Entry> waiting() {
        return List.copyOf(waiting.values());
    }

    /** The readings that look like this, the last one first, each with its twin; null when there is none. */
    Entry find(long digest) {
        return byDigest.get(digest);
    }

    /** The power has failed. What was being handed over counts as not accepted, unless it turns up. */
    boolean powerLost() {
        boolean handingOver = underWay != null;
        if (handingOver) {
            fail();
        }
        return handingOver;
    }

    private void finish(Entry entry, State state) {
        entry.state = state;
        switch (state) {
            case GONE -> gone++;
            case DROPPED -> dropped++;
            default -> lost++;
        }
        retire(entry);
        note(entry);
    }

    private void note(Entry entry) {
        trace.note(clock.getAsLong(), entry.state.phrase, entry.place, entry.number);
    }

    private void retire(Entry entry) {
        done.add(entry);
        if (done.size() > DONE_KEPT) {
            forget(done.remove());
        }
    }

    private void forget(Entry entry) {
        Entry newest = byDigest.get(entry.digest);
        if (newest == entry) {
            byDigest.remove(entry.digest);
        }
        for (Entry each = newest; each != null; each = each.twin) {
            each.twin = each.twin == entry ? null : each.twin;
        }
    }

    /** Whether every reading has exactly one fate. */
    void demandBalance(int size) {
        if (sampled != gone + dropped + failed + lost + waiting.size() + (underWay == null ? 0 : 1)
                || size != waiting.size()) {
            throw new Violation("the books do not balance: " + summary() + "; the outbox says " + size + " waiting");
        }
    }

    /** When the outbox was last so full that it took none. */
    long lastRefusalMillis() {
        return lastRefusalMillis;
    }

    int size() {
        return waiting.size();
    }

    String summary() {
        return sampled + " sampled = " + gone + " delivered + " + dropped + " dropped + " + failed
                + " not accepted + " + lost + " lost with the power + " + waiting.size() + " waiting";
    }

    long sampled() {
        return sampled;
    }

    long gone() {
        return gone;
    }

    long dropped() {
        return dropped;
    }

    long failed() {
        return failed;
    }

    long lost() {
        return lost;
    }
}
