package io.limpet.board;

/** Resets the device when it has not been fed for a while. Once started it cannot be stopped. */
public interface Watchdog {

    /** Starts it. The board takes the nearest longer time that its hardware has. */
    void start(int timeoutMillis);

    void feed();
}
