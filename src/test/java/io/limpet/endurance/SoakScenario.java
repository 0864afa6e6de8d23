package io.limpet.endurance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ./limpet soak} shortened: a link that is cut every few seconds, nothing lost, nothing that grows. */
class SoakScenario {

    private static final Duration DURATION = Duration.ofSeconds(20);

    /** Texts of what was last said may be longer or shorter. */
    private static final long GROWTH_BYTES_MAX = 1024;

    @Test
    void nothingIsLostAndTheFirmwareDoesNotGrow() throws IOException {
        try (World world = new World()) {
            Soak soak = new Soak(world, 1, 20261126);
            Verdict verdict = soak.run(DURATION, sample -> { });
            assertTrue(verdict.isKept(1), verdict::toString);
            assertTrue(verdict.accepted() > 50 * DURATION.toSeconds(), verdict::toString);
            assertTrue(soak.cuts() >= 5, soak.cuts() + " cuts");
            List<Soak.Sample> samples = soak.samples();
            long growth = samples.get(samples.size() - 1).figure("firmware") - samples.get(0).figure("firmware");
            assertTrue(growth < GROWTH_BYTES_MAX, samples::toString);
        }
    }
}
