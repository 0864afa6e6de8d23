package io.limpet.microej;

import io.limpet.board.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Real uptime, for real sockets; the date is what the test says. */
public final class TestClock implements Clock {

    private final long startNanos = System.nanoTime();
    private long utcMillis = Instant.now().toEpochMilli();
    private boolean set = true;

    public static TestClock at(String date) {
        TestClock clock = new TestClock();
        clock.utcMillis = Instant.parse(date).toEpochMilli();
        return clock;
    }

    TestClock unset() {
        set = false;
        return this;
    }

    @Override
    public long uptimeMillis() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public long utcMillis() {
        return utcMillis;
    }

    @Override
    public void setUtcMillis(long utcMillis) {
        this.utcMillis = utcMillis;
        this.set = true;
    }

    @Override
    public void sleepUntil(long deadlineMillis) {
        while (uptimeMillis() < deadlineMillis) {
            LockSupport.parkNanos((deadlineMillis - uptimeMillis()) * 1_000_000);
        }
    }
}
