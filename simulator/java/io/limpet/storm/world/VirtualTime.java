package io.limpet.storm.world;

import io.limpet.storm.broker.Time;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time that passes only when somebody waits: then straight to what happens next. */
final class VirtualTime implements Time {

    private record Event(long millis, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return millis != other.millis ? Long.compare(millis, other.millis) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long nowMillis;
    private long handedOver;

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public void at(long millis, Runnable event) {
        events.add(new Event(Math.max(millis, nowMillis), handedOver++, event));
    }

    @Override
    public void pass(long deadlineMillis, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Event next = events.peek();
            if (next == null || next.millis > deadlineMillis) {
                nowMillis = Math.max(nowMillis, deadlineMillis);
                return;
            }
            events.poll();
            nowMillis = next.millis;
            next.action.run();
        }
    }
}
