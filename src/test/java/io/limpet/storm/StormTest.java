package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.storm.world.FaultKind;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Storms, all different, and nothing that was promised is broken in any. What fails here, fails again with the command
 * that is printed.
 */
class StormTest {

    private static final int SEEDS = 210;
    private static final double YEARS = 0.1;
    private static final double YEARS_LEAST = 20;

    @Test
    void keepsThePromiseForTwentyYearsOfFaults() throws InterruptedException {
        Campaign campaign = new Campaign(1, SEEDS, YEARS, null);
        long startNanos = System.nanoTime();
        Campaign.Outcome outcome = campaign.run(done -> { });
        System.out.println(new Summary(campaign, outcome, (System.nanoTime() - startNanos) / 1e9).text());
        assertEquals("", outcome.failures().stream().map(each -> FailureReport.line(each) + "\n"
                + FailureReport.events(each)).collect(Collectors.joining("\n")));
        assertEquals(0, outcome.figures().unaccounted());
        assertHasHappened(outcome.figures());
    }

    /** A storm in which nothing happens proves nothing. */
    private static void assertHasHappened(Figures figures) {
        assertTrue(figures.years() >= YEARS_LEAST, figures.years() + " years");
        assertEquals(FaultKind.values().length, figures.faults.size(), "kinds of fault: "
                + figures.faults);
        assertTrue(figures.powerCuts > 500, figures.powerCuts + " power cuts");
        assertTrue(figures.calmsJudged > 2_000, figures.calmsJudged + " times of peace");
        assertTrue(figures.delivered > figures.sampled / 2, figures.delivered + " of " + figures.sampled);
        assertTrue(figures.dropped > 0 && figures.notAccepted > 0 && figures.damagedRecords > 0
                && figures.deliveredAgain > 0 && figures.lost > 0, "each way for a reading to go is taken");
    }
}
