package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outage longer than the outbox is deep: the policy says which readings go, and none goes without being counted. */
class OutageScenario {

    private static final int CAPACITY = 20;

    @ParameterizedTest
    @ValueSource(strings = {"drop-oldest", "drop-newest"})
    void dropsByItsPolicyAndCountsWhatItDropped(String policy) {
        try (Stage stage = Stage.with("outbox.when-full=" + policy, "outbox.capacity=" + CAPACITY,
                "publish.interval=20ms", "mqtt.in-flight=1").online()) {
            long beforeOutage = stage.readings("device").awaitMore(30).sequence();
            stage.link().refuse();
            stage.awaitAtLeast(3 * CAPACITY, "dropped so far");
            stage.link().heal();
            stage.awaitOnline();
            stage.readings("device").awaitMore(1);
            Arrival last = stage.readings("device").awaitMore(2 * CAPACITY);   // taken after the outage
            List<Long> all = stage.readings("device").sequences().stream().filter(n -> n <= last.sequence()).distinct()
                    .toList();
            assertEquals(last.sequence(), all.size() + last.number("dropped"), "sampled = arrived + dropped");
            List<Long> arrived = all.stream().filter(n -> n >= beforeOutage).toList();
            int gap = indexOfGap(arrived, 1);
            assertEquals(arrived.size(), indexOfGap(arrived, gap + 1), "one stretch is missing, no more: " + arrived);
            if (policy.equals("drop-oldest")) {
                assertTrue(gap < CAPACITY / 2 && arrived.size() - gap > CAPACITY, gap + " before the gap: " + arrived);
            } else {
                assertTrue(gap >= CAPACITY, gap + " before the gap: " + arrived);
            }
        }
    }

    /** Where, from this place on, the first reading stands that does not follow the one before; the size if none. */
    private static int indexOfGap(List<Long> sequences, int from) {
        int i = from;
        while (i < sequences.size() && sequences.get(i) == sequences.get(i - 1) + 1) {
            i++;
        }
        return i;
    }
}
