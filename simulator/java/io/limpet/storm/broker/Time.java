package io.limpet.storm.broker;

import java.util.function.BooleanSupplier;

/** Virtual time, in milliseconds since the world began, and what is to happen in it. One thread. */
public interface Time {

    long nowMillis();

    /** Events run in the order of their times, and at the same time in the order in which they were handed over. */
    void at(long millis, Runnable event);

    /**
     * Lets time pass: runs what falls due until the deadline, or until it is done, which is asked first and after each
     * event. Afterwards it is the time of the last event then, or the deadline.
     */
    void pass(long deadlineMillis, BooleanSupplier done);
}
