package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** A seed is a run: to the byte, the second time and on any machine. */
class SameSeedTest {

    private static final long MONTH_MILLIS = 30 * 86_400_000L;

    @Test
    void theSameSeedGivesTheSameRun() {
        for (Profile profile : Profile.values()) {
            Result first = run(7, profile);
            Result second = run(7, profile);
            assertEquals(first.digest(), second.digest());
            assertEquals(first.lastEvents(), second.lastEvents());
        }
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        assertNotEquals(run(7, Profile.FIELD).digest(), run(8, Profile.FIELD).digest());
    }

    private static Result run(long seed, Profile profile) {
        return new StormRun(Planner.draw(seed, profile, MONTH_MILLIS)).run();
    }
}
