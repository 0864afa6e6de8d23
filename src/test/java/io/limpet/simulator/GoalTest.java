package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exit codes that scripts rely on. */
@Timeout(20)
class GoalTest {

    @Test
    void isReachedByTheLastReadingWanted() throws InterruptedException {
        Goal goal = new Goal(2L);
        goal.countReading();
        goal.countReading();
        goal.await(0);
        assertEquals(ExitCode.WELL, goal.exitCode());
        assertEquals("", goal.verdict());
    }

    @Test
    void isReachedEvenIfTheEndWasWantedAtTheSameTime() throws InterruptedException {
        Goal goal = new Goal(1L);
        goal.countReading();
        goal.stop();
        goal.await(0);
        assertEquals(ExitCode.WELL, goal.exitCode());
    }

    @Test
    void timeThatPassesWithoutAReadingIsThree() throws InterruptedException {
        Goal goal = new Goal(null);
        goal.await(5);
        assertEquals(3, goal.exitCode());
        assertEquals("the time is up, and the broker has not acknowledged a single reading", goal.verdict());
    }

    @Test
    void timeThatPassesWithAReadingIsWell() throws InterruptedException {
        Goal goal = new Goal(null);
        goal.countReading();
        goal.await(5);
        assertEquals(0, goal.exitCode());
    }

    @Test
    void timeThatPassesBeforeTheReadingsWantedIsOne() throws InterruptedException {
        Goal goal = new Goal(5L);
        goal.countReading();
        goal.await(5);
        assertEquals(1, goal.exitCode());
        assertEquals("ended after 1 of 5 readings", goal.verdict());
    }

    @Test
    void whoEndsItIsWellServedUnlessReadingsWereWanted() throws InterruptedException {
        Goal endless = new Goal(null);
        endless.stop();
        endless.await(0);
        assertEquals(0, endless.exitCode());
        Goal counting = new Goal(3L);
        counting.stop();
        counting.await(0);
        assertEquals(1, counting.exitCode());
    }

    @Test
    void aFailureGivesItsOwnCode() throws InterruptedException {
        Goal goal = new Goal(3L);
        goal.fail(ExitCode.USAGE);
        goal.await(0);
        assertEquals(2, goal.exitCode());
    }
}
