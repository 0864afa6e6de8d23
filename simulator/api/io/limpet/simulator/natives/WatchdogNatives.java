package io.limpet.simulator.natives;

/** The hardware watchdog of a device with its checkpoints, numbered from 0. */
public interface WatchdogNatives {

    /** Stops it and forgets all checkpoints. */
    void init();

    void start();

    /** Stops it and forgets all checkpoints. */
    void stop();

    /** Returns the number of a new checkpoint; -1 when there are too many. */
    int registerCheckpoint();

    void unregisterCheckpoint(int checkpoint);

    /** Marks a checkpoint as passed. When all are, the time-out starts anew. */
    void checkpoint(int checkpoint);

    boolean isResetCause();

    int timeoutMillis();
}
