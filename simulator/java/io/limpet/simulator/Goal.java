package io.limpet.simulator;

/** What a run is to reach, and how far it is; says the exit code at the end. */
public final class Goal {

    /** Null when there is no number of readings to reach. */
    private final Long readingsWanted;

    private long readings;
    private boolean timeIsUp;
    private boolean stopWanted;
    private Integer failure;

    /** @param readingsWanted null when there is no number of readings to reach */
    public Goal(Long readingsWanted) {
        this.readingsWanted = readingsWanted;
    }

    /** Another reading has been received, or acknowledged. */
    public synchronized void countReading() {
        setReadings(readings + 1);
    }

    public synchronized void setReadings(long readings) {
        this.readings = readings;
        notifyAll();
    }

    /** A person wants it to end. */
    public synchronized void stop() {
        stopWanted = true;
        notifyAll();
    }

    /** It cannot go on. */
    public synchronized void fail(int exitCode) {
        failure = exitCode;
        notifyAll();
    }

    /** Waits until it is reached or the run ends otherwise. @param millis 0 is for ever */
    public synchronized void await(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (!isReached() && !stopWanted && failure == null && !timeIsUp) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis > 0 && leftMillis <= 0) {
                timeIsUp = true;
            } else {
                wait(millis == 0 ? 0 : leftMillis);
            }
        }
    }

    public synchronized int exitCode() {
        if (isReached()) {
            return ExitCode.WELL;
        }
        if (failure != null) {
            return failure;
        }
        if (timeIsUp && readings == 0) {
            return ExitCode.NOTHING_ACKNOWLEDGED;
        }
        return readingsWanted == null ? ExitCode.WELL : ExitCode.FAILED;
    }

    /** How it ended, for a person; empty when that is plain. */
    public synchronized String verdict() {
        if (isReached() || failure != null) {
            return "";
        }
        if (timeIsUp && readings == 0) {
            return "the time is up, and the broker has not acknowledged a single reading";
        }
        return readingsWanted == null ? "" : "ended after " + readings + " of " + readingsWanted + " readings";
    }

    private boolean isReached() {
        return readingsWanted != null && readings >= readingsWanted;
    }
}
