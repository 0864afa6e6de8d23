package io.limpet.storm.broker;

import io.limpet.board.Clock;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** The least that keeps to the contract of {@link Time}, and a device's clock that began with it. */
final class TestTime implements Time, Clock {

    private record Event(long millis, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return millis == other.millis ? Long.compare(order, other.order) : Long.compare(millis, other.millis);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long order;
    long utcAtStartMillis = 1_800_000_000_000L;
    boolean set = true;

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public void at(long millis, Runnable event) {
        events.add(new Event(Math.max(now, millis), order++, event));
    }

    @Override
    public void pass(long deadlineMillis, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (events.isEmpty() || events.peek().millis > deadlineMillis) {
                now = Math.max(now, deadlineMillis);
                return;
            }
            Event event = events.remove();
            now = event.millis;
            event.action.run();
        }
    }

    @Override
    public long uptimeMillis() {
        return now;
    }

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public long utcMillis() {
        return utcAtStartMillis + now;
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        utcAtStartMillis = utcMillis - now;
        set = true;
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        pass(deadlineMillis, () -> false);
    }
}
