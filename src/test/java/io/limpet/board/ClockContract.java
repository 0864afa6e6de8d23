package io.limpet.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.IsoTime;
import org.junit.jupiter.api.Test;

/** What every {@link Clock} keeps to. */
public abstract class ClockContract {

    private static final long NOON = IsoTime.millis("2027-03-01T12:00:00Z");

    /** How late a clock may be that others keep from its work. */
    private static final int LATE_MILLIS = 1000;

    protected abstract Clock clock();

    @Test
    void sleepsUntilItsDeadline() {
        long deadlineMillis = clock().uptimeMillis() + 30;
        clock().sleepUntil(deadlineMillis);
        checkBetween(deadlineMillis, deadlineMillis + LATE_MILLIS, clock().uptimeMillis());
    }

    @Test
    void returnsAtOnceWhenTheDeadlineIsPast() {
        long start = clock().uptimeMillis();
        clock().sleepUntil(start - 1);
        clock().sleepUntil(0);
        checkBetween(start, start + LATE_MILLIS, clock().uptimeMillis());
    }

    @Test
    void neverGoesBack() {
        long last = clock().uptimeMillis();
        for (int i = 0; i < 10_000; i++) {
            long now = clock().uptimeMillis();
            assertTrue(now >= last, now + " after " + last);
            last = now;
        }
    }

    @Test
    void isSetWhenItHasBeenToldTheTime() {
        clock().setUtcMillis(NOON);
        assertTrue(clock().isSet());
        checkBetween(NOON, NOON + LATE_MILLIS, clock().utcMillis());
    }

    @Test
    void goesOnAtTheSamePaceWhateverTheDate() {
        clock().setUtcMillis(NOON);
        long uptime = clock().uptimeMillis();
        clock().setUtcMillis(NOON - 3_600_000);
        checkBetween(uptime, uptime + LATE_MILLIS, clock().uptimeMillis());
        long offset = clock().utcMillis() - clock().uptimeMillis();
        clock().sleepUntil(clock().uptimeMillis() + 50);
        assertEquals(offset, clock().utcMillis() - clock().uptimeMillis(), 2);
    }

    private static void checkBetween(long least, long most, long actual) {
        assertTrue(actual >= least && actual <= most, actual + ", must be " + least + " to " + most);
    }
}
