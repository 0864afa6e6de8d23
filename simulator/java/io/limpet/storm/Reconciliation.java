package io.limpet.storm;

import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.storm.Entry.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Compares what an outbox holds after a power cut, or after its memory has failed, with the {@link Ledger}.
 *
 * <p>Everything that was accepted and has not arrived must be there. It may be missing
 * <ul>
 * <li>when the outbox was just being told that it has arrived, or was just making room for a new one;
 * <li>after a power cut, from RAM, and with {@code outbox.journal-after} when it was younger than that, or the journal
 *     was full or did not work, so that it could not go there;
 * <li>when its record is damaged ({@link Excuses}).
 * </ul>
 * And there may be what was just being handed over, or was refused because the memory failed.
 */
final class Reconciliation {

    private final Ledger ledger;
    private final Excuses excuses;
    private final LongSupplier clock;
    private final Keeping keeping;

    /** When the memory last did not work: what is in RAM stays there for so long. */
    private final LongSupplier memoryBadUntil;

    /** How many the outbox had dropped when the witness looked last: offline, nobody may ask it for long. */
    private long droppedSeen;

    /** When the power failed last, and whether room was being made for a new reading then, or had been in vain. */
    private long cutMillis;
    private boolean makingRoom;

    /** Whether a reading was not accepted as the memory failed, and an older one may have given way to it before. */
    private boolean roomMadeInVain;

    Reconciliation(Ledger ledger, Excuses excuses, LongSupplier clock, Keeping keeping,
            LongSupplier memoryBadUntil) {
        this.ledger = ledger;
        this.excuses = excuses;
        this.clock = clock;
        this.keeping = keeping;
        this.memoryBadUntil = memoryBadUntil;
    }

    /** The power has failed; what follows is for the next life to find. */
    void powerLost() {
        cutMillis = clock.getAsLong();
        makingRoom = ledger.powerLost() || roomMadeInVain;
        roomMadeInVain = false;
    }

    /** So many has the outbox dropped, and the ledger knows which. */
    void droppedAreKnown(long count) {
        droppedSeen = count;
    }

    /** The memory has failed as a reading was handed over; what that has changed cannot be seen yet. */
    void handingOverFailed() {
        roomMadeInVain = true;
    }

    /** At the beginning of a life. */
    void afterPowerCut(Outbox outbox) throws OutboxException {
        Set<Entry> found = find(outbox);
        int young = 0;
        long unseen = outbox.dropped() - droppedSeen;   // what gave way in the journal as others came there from RAM
        long stuckMillis = Math.max(memoryBadUntil.getAsLong(), ledger.lastRefusalMillis());
        for (Entry entry : ledger.waiting()) {
            if (found.contains(entry)) {
                continue;
            }
            if (entry.leaving) {
                ledger.leave(entry);
            } else if (keeping.mayLose(cutMillis - Math.max(entry.bornMillis, stuckMillis), young)) {
                young++;
                ledger.lose(entry);
            } else {
                miss(entry, makingRoom || unseen > 0, "after a power cut");
                unseen--;
            }
        }
        makingRoom = false;
        ledger.demandBalance(outbox.size());
    }

    /** When the memory works again within a life. */
    void afterFailure(Outbox outbox) throws OutboxException {
        Set<Entry> found = find(outbox);
        for (Entry entry : ledger.waiting()) {
            if (!found.contains(entry)) {
                miss(entry, true, "after the memory had failed");
            }
        }
        roomMadeInVain = false;
    }

    /** What a damaged record may explain, such as a count that was in it. */
    void excuse(String what) {
        excuses.demand(what);
    }

    private void miss(Entry entry, boolean makingRoom, String when) {
        if (entry.leaving) {
            ledger.leave(entry);
        } else if (makingRoom && entry.mark == 0 && keeping.dropsOldest()) {
            ledger.drop(entry);
        } else {
            excuses.demand("accepted, and not there " + when + ": " + entry);
            ledger.lose(entry);
        }
    }

    /** The readings that the outbox holds. */
    private Set<Entry> find(Outbox outbox) throws OutboxException {
        List<Long> numbers = new ArrayList<>();
        for (long number = outbox.next(Outbox.NONE); number != Outbox.NONE; number = outbox.next(number)) {
            numbers.add(number);
        }
        Set<Entry> found = new HashSet<>();
        for (long number : numbers) {
            Entry entry = identify(Witness.digest(outbox, number), number, found);
            if (!entry.isWaiting()) {
                comeBack(entry, number);
            }
            compareMark(entry, outbox.mark(number));
            found.add(entry);
        }
        return found;
    }

    /** Of those that look the same the one of that number, or else the one that is waiting, or else the newest. */
    private Entry identify(long digest, long number, Set<Entry> found) {
        Entry best = null;
        for (Entry each = ledger.find(digest); each != null; each = each.twin) {
            if (!found.contains(each) && (best == null || rank(each, number) > rank(best, number))) {
                best = each;
            }
        }
        if (best == null) {
            throw new Violation("the outbox holds, as number " + number + ", what it was never given");
        }
        return best;
    }

    private static int rank(Entry entry, long number) {
        return (entry.isWaiting() ? 2 : 0) + (entry.number == number ? 1 : 0);
    }

    private void comeBack(Entry entry, long number) {
        if (entry.state != State.FAILED) {
            excuses.demand("there again although it had left the outbox: " + entry);
            entry.excused = true;
        }
        ledger.accept(entry, number);
    }

    private void compareMark(Entry entry, int mark) {
        if (mark != entry.mark && mark != entry.markWanted && !entry.excused) {
            excuses.demand("has the mark " + mark + ", and was given " + entry.mark + ": " + entry);
            entry.excused = true;
        }
        entry.mark = mark;
        entry.markWanted = mark;
    }
}
