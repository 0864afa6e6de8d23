package io.limpet.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link PowerCutScenario}, with the image in QEMU, which is killed, and the EEPROM of its board, which is kept. */
class EmulatedPowerCutScenario {

    private static final long SEED = 20261126;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatTheJournalHadAcceptedArrives(int qos) throws Exception {
        try (World world = new World(); CutDevice device = new EmulatedLives(world, qos, "journal")) {
            Verdict verdict = new PowerCuts(device, world.observer(), SEED + qos, 3, 24, Duration.ofSeconds(30)).run();
            assertTrue(verdict.isKept(qos), verdict::toString);
            assertTrue(verdict.accepted() >= 24, verdict::toString);
            assertEquals(0, device.refused());
        }
    }
}
