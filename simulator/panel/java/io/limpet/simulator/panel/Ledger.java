package io.limpet.simulator.panel;

import io.limpet.simulator.panel.Tracked.Fate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has become of each reading: {@code sampled = delivered + waiting + dropped + lost} at every moment. It believes
 * neither the device nor the broker alone: delivered is what an independent subscriber has received, or, where there is
 * none, what the broker has acknowledged.
 *
 * <p>A reading is known by topic and payload. Two with the same bytes, which a device without the date makes after a
 * reboot, are counted as two; which of them arrived is not to be told, and the older is taken to be the one.
 *
 * <p>Readings that wait are all known. Of the settled ones the last {@value #SETTLED_MAX} are, so as to recognise one
 * that comes twice, or late; an older one that came again would be taken for another device's. Not for several threads.
 */
final class Ledger {

    /** How many settled readings are still recognised. */
    static final int SETTLED_MAX = 16_384;

    /** How many may be on the way from the broker to the subscriber; the oldest above that is given up. */
    static final int ON_THE_WAY_MAX = 16_384;

    /** One that the broker has acknowledged, and others have overtaken by so much, does not come any more. */
    static final long OVERTAKEN_MILLIS = 10_000;

    /** What has become of a reading is told here. */
    interface Fates {

        /** A reading is counted; numbers begin with 0 and grow by one. */
        void counted(long id, Message reading, boolean found);

        /** @param fate as in {@link Frame.Fate}; the last that is said of a reading holds */
        void settled(long id, String fate);
    }

    private final Fates fates;
    private final Map<Identity, List<Tracked>> known = new HashMap<>();
    private final Deque<Tracked> settled = new ArrayDeque<>();
    private final Deque<Tracked> onTheWay = new ArrayDeque<>();
    private final long[] counts = new long[Fate.values().length];

    private boolean subscriber = true;
    private long sampled;
    private long twice;

    /** Readings below that number which wait: the backlog of an outage. */
    private long backlogEnd;
    private long backlog;

    Ledger(Fates fates) {
        this.fates = fates;
    }

    /** Whether somebody independent listens; there is one until it is said that there is none. */
    void judgeBySubscriber(boolean subscriber) {
        this.subscriber = subscriber;
        new ArrayList<>(known.values()).forEach(same -> new ArrayList<>(same).forEach(this::judge));
    }

    void sampled(Message reading) {
        Identity identity = Identity.of(reading);
        for (Tracked each : known.getOrDefault(identity, List.of())) {
            if (each.early) {
                each.early = false;
                return;
            }
        }
        count(identity, reading, false);
    }

    void dropped(Message reading) {
        Identity identity = Identity.of(reading);
        Tracked entry = inOutbox(identity);
        if (entry == null) {
            entry = count(identity, reading, false);
            entry.early = true;
        }
        entry.inOutbox = false;
        entry.dropped = true;
        judge(entry);
    }

    void acknowledged(Message reading, long now) {
        Tracked entry = inOutbox(Identity.of(reading));
        if (entry == null) {
            return;
        }
        entry.inOutbox = false;
        entry.acknowledged = true;
        entry.acknowledgedAt = now;
        judge(entry);
        if (entry.fate == Fate.WAITING) {
            onTheWay.add(entry);
            giveUpOnTheWay(Long.MIN_VALUE);
        }
    }

    /** What is not a reading of this device is not counted. */
    void received(Message message, long now) {
        List<Tracked> same = known.get(Identity.of(message));
        if (same == null) {
            return;
        }
        Tracked entry = firstNotReceived(same);
        if (entry == null) {
            twice++;
            fates.settled(same.get(same.size() - 1).id, "twice");
        } else {
            entry.received = true;
            judge(entry);
        }
        giveUpOnTheWay(now - OVERTAKEN_MILLIS);
    }

    /** After a boot: what its outbox still holds, and so what it does not. */
    void found(List<Message> waiting) {
        List<Tracked> still = new ArrayList<>();
        Map<Tracked, Boolean> taken = new IdentityHashMap<>();
        for (Message each : waiting) {
            Tracked entry = find(Identity.of(each), taken);
            still.add(entry == null ? count(Identity.of(each), each, true) : entry);
            taken.put(still.get(still.size() - 1), true);
        }
        List<Tracked> gone = new ArrayList<>();
        known.values().forEach(same -> same.stream()
                .filter(each -> each.inOutbox && !taken.containsKey(each)).forEach(gone::add));
        gone.forEach(this::goneWithoutTrace);
        still.forEach(this::backInOutbox);
    }

    Frame.Counts counts() {
        return new Frame.Counts(sampled, counts[Fate.DELIVERED.ordinal()], counts[Fate.WAITING.ordinal()],
                counts[Fate.DROPPED.ordinal()], twice, counts[Fate.LOST.ordinal()]);
    }

    /** From now on {@link #backlog} tells how many of those that wait now still do. */
    void markBacklog() {
        backlogEnd = sampled;
        backlog = counts[Fate.WAITING.ordinal()];
    }

    long backlog() {
        return backlog;
    }

    /** How many are remembered: at most those that wait, and the two limits above. */
    int remembered() {
        return known.values().stream().mapToInt(List::size).sum();
    }

    private Tracked count(Identity identity, Message reading, boolean found) {
        Tracked entry = new Tracked(sampled++, identity);
        known.computeIfAbsent(identity, key -> new ArrayList<>(1)).add(entry);
        counts[Fate.WAITING.ordinal()]++;
        fates.counted(entry.id, reading, found);
        return entry;
    }

    private Tracked inOutbox(Identity identity) {
        for (Tracked each : known.getOrDefault(identity, List.of())) {
            if (each.inOutbox) {
                return each;
            }
        }
        return null;
    }

    private static Tracked firstNotReceived(List<Tracked> same) {
        for (Tracked each : same) {
            if (!each.received) {
                return each;
            }
        }
        return null;
    }

    /** One that was in the outbox rather than one that had left it, and each only once. */
    private Tracked find(Identity identity, Map<Tracked, Boolean> taken) {
        Tracked other = null;
        for (Tracked each : known.getOrDefault(identity, List.of())) {
            if (!taken.containsKey(each)) {
                if (each.inOutbox) {
                    return each;
                }
                other = each;
            }
        }
        return other;
    }

    private void goneWithoutTrace(Tracked entry) {
        entry.inOutbox = false;
        entry.lost = true;
        judge(entry);
    }

    /** Even one that had been acknowledged: a power cut can take the mark that said so. */
    private void backInOutbox(Tracked entry) {
        entry.inOutbox = true;
        entry.acknowledged = entry.acknowledged && !subscriber;   // that it was delivered is not taken back
        entry.dropped = false;
        entry.lost = false;
        judge(entry);
    }

    private void giveUpOnTheWay(long acknowledgedBefore) {
        while (!onTheWay.isEmpty()) {
            Tracked first = onTheWay.peek();
            boolean there = first.received || first.inOutbox;
            if (!there && first.acknowledgedAt >= acknowledgedBefore && onTheWay.size() <= ON_THE_WAY_MAX) {
                return;
            }
            onTheWay.remove();
            if (!there) {
                first.lost = true;
                judge(first);
            }
        }
    }

    private void judge(Tracked entry) {
        Fate fate = entry.fateNow(subscriber);
        if (fate != entry.fate) {
            counts[entry.fate.ordinal()]--;
            counts[fate.ordinal()]++;
            if (entry.id < backlogEnd && (fate == Fate.WAITING || entry.fate == Fate.WAITING)) {
                backlog += fate == Fate.WAITING ? 1 : -1;
            }
            entry.fate = fate;
            if (fate != Fate.WAITING) {
                fates.settled(entry.id, fate.name().toLowerCase(Locale.ROOT));
            }
        }
        forgetInTime(entry);
    }

    private void forgetInTime(Tracked entry) {
        if (entry.isSettled() && !entry.rowed) {
            entry.rowed = true;
            settled.add(entry);
        }
        while (settled.size() > SETTLED_MAX) {
            Tracked first = settled.remove();
            first.rowed = false;
            if (first.isSettled()) {
                forget(first);
            }
        }
    }

    private void forget(Tracked entry) {
        List<Tracked> same = known.get(entry.identity);
        same.remove(entry);
        if (same.isEmpty()) {
            known.remove(entry.identity);
        }
    }
}
