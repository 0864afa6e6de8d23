package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outage longer than the outbox is deep: the policy says which readings go, and none goes without being counted. */
class OutageScenario {

    private static final int CAPACITY = 8;

    @ParameterizedTest
    @ValueSource(strings = {"drop-oldest", "drop-newest"})
    void dropsByItsPolicyAndCountsWhatItDropped(String policy) {
        try (Stage stage = Stage.with("outbox.when-full=" + policy, "outbox.capacity=" + CAPACITY,
                "publish.interval=20ms", "mqtt.in-flight=1").online()) {
            stage.readings("device").await(5);
            stage.link().refuse();
            stage.console().expect(CAPACITY + " waiting, 2");   // twenty or more dropped so far
            stage.link().heal();
            stage.awaitOnline();
            long last = stage.readings("device").awaitMore(3 * CAPACITY).sequence();
            List<Long> arrived = stage.readings("device").sequences().stream().filter(n -> n <= last).distinct().toList();
            long dropped = (long) stage.readings("device").await(last).number("dropped");
            assertEquals(last, arrived.size() + dropped, "sampled = arrived + dropped");
            assertEquals(1, gaps(arrived), "the readings of one stretch of time are missing: " + arrived);
            int before = sizeBeforeTheGap(arrived);
            int kept = (int) (arrived.size() - before);
            assertTrue(policy.equals("drop-oldest") ? before <= 5 + 3 + CAPACITY && kept >= CAPACITY
                    : before >= CAPACITY, "before the gap " + before + ", after it " + kept);
        }
    }

    private static int gaps(List<Long> sequences) {
        int gaps = 0;
        for (int i = 1; i < sequences.size(); i++) {
            gaps += sequences.get(i) == sequences.get(i - 1) + 1 ? 0 : 1;
        }
        return gaps;
    }

    private static int sizeBeforeTheGap(List<Long> sequences) {
        int i = 1;
        while (sequences.get(i) == sequences.get(i - 1) + 1) {
            i++;
        }
        return i;
    }
}
