package io.limpet.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JVM of the simulated board is killed at random moments while it publishes numbered readings to a real Mosquitto;
 * what it had accepted is beside what a subscriber got. {@code ./limpet powercuts} shortened.
 */
class PowerCutScenario {

    private static final long SEED = 20261126;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatTheJournalHadAcceptedArrives(int qos) throws IOException {
        try (World world = new World(); CutDevice device = new SimulatedLives(world, qos, "journal")) {
            Verdict verdict = new PowerCuts(device, world.observer(), SEED + qos, 6, 400, Duration.ofSeconds(30)).run();
            assertTrue(verdict.isKept(qos), verdict::toString);
            assertTrue(verdict.accepted() >= 400, verdict::toString);
            assertEquals(0, device.refused());
        }
    }

    /** The test of the test: an outbox in RAM loses what waits when the power goes, and that is noticed. */
    @Test
    void whatARamOutboxLosesIsNoticed() throws IOException {
        try (World world = new World(); CutDevice device = new SimulatedLives(world, 1, "ram")) {
            Verdict verdict = new PowerCuts(device, world.observer(), SEED, 8, 200, Duration.ofSeconds(3)).run();
            assertFalse(verdict.lost().isEmpty(), verdict::toString);
        }
    }
}
