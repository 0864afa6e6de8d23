package io.limpet.stress;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps some hundred arrays, strings and small graphs of random sizes alive, replaces, changes and copies them at
 * random, and compares each with the checksum that it was stored with.
 */
public final class Load {

    private static final int SLOTS = 180;
    private static final int LENGTH_MAX = 24;
    /** As many rounds lie between two collections that nobody needed: each finds other things on the stack. */
    private static final int COLLECT_EVERY = 61;

    private final Numbers numbers = new Numbers();
    private final Payloads payloads = new Payloads(numbers, LENGTH_MAX);
    private final Map<Integer, Kept> kept = new HashMap<Integer, Kept>();
    private long total;
    private int bad;

    /** One thing, what its checksum has to be, and another that came later. */
    private static final class Kept {
        final Object payload;
        final long sum;
        Kept later;

        Kept(Object payload) {
            this.payload = payload;
            this.sum = Payloads.checksum(payload);
        }

        boolean isGood() {
            return sum == Payloads.checksum(payload) && (later == null || later.isGood());
        }
    }

    public static void run(int rounds) {
        Load load = new Load();
        for (int round = 0; round < rounds; round++) {
            load.turn(Integer.valueOf(load.numbers.below(SLOTS)));
            if (round % COLLECT_EVERY == 0) {
                Machine.collect();
            }
            if (round % (rounds / 4) == 0) {
                load.report();
            }
        }
        load.checkAll();
        load.report();
    }

    private void turn(Integer slot) {
        Kept old = kept.get(slot);
        if (old != null) {
            check(old);
        }
        switch (numbers.below(8)) {
            case 0:
                kept.remove(slot);
                break;
            case 1:
                addLater(old);
                break;
            case 2:
                copy(slot, old);
                break;
            default:
                kept.put(slot, new Kept(payloads.next()));
        }
    }

    /** Something old comes to refer to something new. */
    private void addLater(Kept old) {
        if (old != null) {
            old.later = new Kept(payloads.next());
        }
    }

    private void copy(Integer slot, Kept old) {
        if (old != null && old.payload instanceof long[]) {
            long[] values = ((long[]) old.payload).clone();
            int half = values.length / 2;
            System.arraycopy(values, 0, values, half, values.length - half);
            kept.put(slot, new Kept(values));
        }
    }

    private void checkAll() {
        for (int slot = 0; slot < SLOTS; slot++) {
            Kept each = kept.get(Integer.valueOf(slot));
            if (each != null) {
                check(each);
            }
        }
    }

    private void check(Kept each) {
        bad += each.isGood() ? 0 : 1;
        total = total * 31 + each.sum;
    }

    private void report() {
        Machine.say("kept " + kept.size() + ", bad " + bad + ", total " + total);
    }
}
