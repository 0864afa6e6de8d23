package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every outbox keeps to, whatever it is made of: examples first, then random histories against a model. */
abstract class OutboxContract {

    static final int MESSAGE_BYTES_MAX = 8;

    static final int HISTORIES = Rounds.of(2_000);
    private static final int STEPS_MAX = 120;

    abstract Outbox create(int capacity, WhenFull whenFull) throws OutboxException;

    @Test
    void startsEmptyWithNumberOne() throws OutboxException {
        Outbox outbox = create(3, WhenFull.DROP_OLDEST);
        assertEquals(Outbox.NONE, outbox.next(Outbox.NONE));
        assertEquals(0, outbox.size());
        assertEquals(1, append(outbox, "a"));
        assertEquals(1, outbox.next(Outbox.NONE));
        assertEquals(Outbox.NONE, outbox.next(1));
    }

    @Test
    void keepsTheNewestReadingsWhenTheOldestAreToGo() throws OutboxException {
        Outbox outbox = create(2, WhenFull.DROP_OLDEST);
        append(outbox, "a");
        append(outbox, "b");
        assertEquals(3, append(outbox, "c"));
        assertEquals(List.of("2b", "3c"), contents(outbox));
        assertEquals(1, outbox.dropped());
    }

    @Test
    void keepsTheOldestReadingsWhenTheNewestAreToGo() throws OutboxException {
        Outbox outbox = create(2, WhenFull.DROP_NEWEST);
        append(outbox, "a");
        append(outbox, "b");
        assertEquals(Outbox.NONE, append(outbox, "c"));
        assertEquals(List.of("1a", "2b"), contents(outbox));
        assertEquals(1, outbox.dropped());
    }

    @Test
    void neverDropsWhatIsUnderWay() throws OutboxException {
        Outbox outbox = create(2, WhenFull.DROP_OLDEST);
        append(outbox, "a");
        append(outbox, "b");
        outbox.setMark(1, 77);
        assertEquals(3, append(outbox, "c"));
        assertEquals(List.of("1a", "3c"), contents(outbox));
        assertEquals(77, outbox.mark(1));
        outbox.setMark(3, 78);
        assertEquals(Outbox.NONE, append(outbox, "d"), "all are under way: the new one has to go");
        assertEquals(2, outbox.dropped());
    }

    @Test
    void refusesAMessageThatIsTooLong() throws OutboxException {
        Outbox outbox = create(2, WhenFull.DROP_OLDEST);
        byte[] tooLong = new byte[MESSAGE_BYTES_MAX + 1];
        assertThrows(IllegalArgumentException.class, () -> outbox.append(tooLong, 0, tooLong.length));
        assertEquals(0, outbox.size());
    }

    @Test
    void readsPartOfAMessageAndRefusesToReadPastItsEnd() throws OutboxException {
        Outbox outbox = create(2, WhenFull.DROP_OLDEST);
        append(outbox, "abcde");
        byte[] into = new byte[4];
        outbox.read(1, 1, into, 2, 2);
        assertArrayEquals(new byte[] {0, 0, 'b', 'c'}, into);
        assertThrows(IllegalArgumentException.class, () -> outbox.read(1, 4, into, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> outbox.read(2, 0, into, 0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void behavesAsTheModelInAnyHistory(WhenFull whenFull) throws OutboxException {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            List<Step> history = history(new Random(seed));
            try {
                replay(history, 1 + (int) (seed % 5), whenFull);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", " + history, e);
            }
        }
    }

    private void replay(List<Step> history, int capacity, WhenFull whenFull) throws OutboxException {
        Outbox outbox = create(capacity, whenFull);
        Model model = new Model(capacity, whenFull);
        for (Step step : history) {
            step.on(outbox, model);
            model.check(outbox);
        }
    }

    static List<Step> history(Random random) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(STEPS_MAX); i >= 0; i--) {
            steps.add(new Step(random.nextInt(10), random.nextInt(10), random.nextInt(4)));
        }
        return steps;
    }

    /** One operation: append (as often as all others together), mark, unmark or remove the n-th live message. */
    record Step(int operation, int which, int mark) {

        void on(Outbox outbox, Model model) throws OutboxException {
            if (operation < 5 || model.live.isEmpty()) {
                byte[] message = new byte[which % (MESSAGE_BYTES_MAX + 1)];
                java.util.Arrays.fill(message, (byte) (operation * 16 + which));
                assertEquals(model.append(message), outbox.append(message, 0, message.length));
                return;
            }
            long number = new ArrayList<>(model.live.keySet()).get(which % model.live.size());
            if (operation < 7) {
                model.marks.put(number, mark);
                outbox.setMark(number, mark);
            } else {
                model.live.remove(number);
                outbox.remove(number);
                outbox.remove(number);   // a second time does nothing
            }
        }
    }

    /** The contract in the fewest words. */
    static final class Model {

        final int capacity;
        final WhenFull whenFull;
        final TreeMap<Long, byte[]> live = new TreeMap<>();
        final TreeMap<Long, Integer> marks = new TreeMap<>();
        long last;
        long dropped;

        /** How many of those were new ones. */
        long refused;

        Model(int capacity, WhenFull whenFull) {
            this.capacity = capacity;
            this.whenFull = whenFull;
        }

        long append(byte[] message) {
            if (live.size() == capacity) {
                dropped++;
                Long oldest = live.keySet().stream().filter(n -> marks.getOrDefault(n, 0) == 0).findFirst()
                        .orElse(null);
                if (whenFull == WhenFull.DROP_NEWEST || oldest == null) {
                    refused++;
                    return Outbox.NONE;
                }
                live.remove(oldest);
            }
            live.put(++last, message);
            return last;
        }

        void check(Outbox outbox) throws OutboxException {
            assertEquals(live.size(), outbox.size());
            assertEquals(dropped, outbox.dropped());
            long number = Outbox.NONE;
            for (var entry : live.entrySet()) {
                number = outbox.next(number);
                assertEquals(entry.getKey(), number);
                byte[] message = new byte[outbox.length(number)];
                outbox.read(number, 0, message, 0, message.length);
                assertArrayEquals(entry.getValue(), message);
                assertEquals(marks.getOrDefault(number, 0), outbox.mark(number));
            }
            assertEquals(Outbox.NONE, outbox.next(number));
            for (long gone = Math.max(1, last - 12); gone <= last + 1; gone++) {
                assertTrue(live.containsKey(gone) || outbox.length(gone) == -1 && outbox.mark(gone) == 0);
            }
        }
    }

    static long append(Outbox outbox, String text) throws OutboxException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return outbox.append(bytes, 0, bytes.length);
    }

    static List<String> contents(Outbox outbox) throws OutboxException {
        List<String> contents = new ArrayList<>();
        for (long n = outbox.next(Outbox.NONE); n != Outbox.NONE; n = outbox.next(n)) {
            byte[] bytes = new byte[outbox.length(n)];
            outbox.read(n, 0, bytes, 0, bytes.length);
            contents.add(n + new String(bytes, java.nio.charset.StandardCharsets.US_ASCII));
        }
        return contents;
    }
}
