package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** The numbered readings that arrived on one topic, and what must be true of them. */
public final class Ledger {

    private final Observer observer;
    private final String topic;

    public Ledger(Observer observer, String topic) {
        this.observer = observer;
        this.topic = topic;
    }

    /** The numbers in the order in which they arrived, repeated ones included. */
    public List<Long> sequences() {
        return observer.arrivals(this::isReading).stream().map(Arrival::sequence).toList();
    }

    /** The last number that has arrived so far; 0 when none has. */
    public long last() {
        return sequences().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Waits until this number, or a later one, has arrived. */
    public Arrival await(long sequence) {
        return observer.await(arrival -> isReading(arrival) && arrival.sequence() >= sequence);
    }

    /** Waits until so many more readings have arrived than have so far. */
    public Arrival awaitMore(int count) {
        return await(last() + count);
    }

    /** All from 1 to the last one that was awaited are there, each first arrived after the one before it. */
    public void assertNothingMissing(long upTo) {
        Set<Long> seen = new HashSet<>();
        List<Long> first = sequences().stream().filter(sequence -> sequence <= upTo && seen.add(sequence)).toList();
        assertEquals(LongStream.rangeClosed(1, upTo).boxed().toList(), first, "readings on " + topic + " (expected, "
                + "and what arrived, without repetitions)");
    }

    /** All from 1 to this one are there, in order, each once. */
    public void assertEachExactlyOnce(long upTo) {
        List<Long> expected = LongStream.rangeClosed(1, upTo).boxed().toList();
        List<Long> arrived = sequences().stream().filter(sequence -> sequence <= upTo).toList();
        if (!expected.equals(arrived)) {
            List<Long> missing = new ArrayList<>(expected);
            missing.removeAll(new HashSet<>(arrived));
            List<Long> twice = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            arrived.stream().filter(sequence -> !seen.add(sequence)).forEach(twice::add);
            throw new AssertionError("readings 1 to " + upTo + " on " + topic + ": missing " + missing + ", more than"
                    + " once " + twice + (missing.isEmpty() && twice.isEmpty() ? ", all there in another order" : ""));
        }
    }

    private boolean isReading(Arrival arrival) {
        return arrival.topic().equals(topic) && arrival.sequence() != Arrival.NO_SEQUENCE;
    }
}
