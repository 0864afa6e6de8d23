package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An outage longer than the outbox is deep: the policy says which readings go, and none goes without being counted. */
class OutageScenario {

    private static final int CAPACITY = 20;
    private static final Pattern DROPPED = Pattern.compile("(\\d+) dropped so far");

    @ParameterizedTest
    @ValueSource(strings = {"drop-oldest", "drop-newest"})
    void dropsByItsPolicyAndCountsWhatItDropped(String policy) {
        try (Stage stage = Stage.with("outbox.when-full=" + policy, "outbox.capacity=" + CAPACITY,
                "publish.interval=20ms", "mqtt.in-flight=1").online()) {
            long beforeOutage = stage.readings("device").awaitMore(30).sequence();
            stage.link().refuse();
            stage.console().expect(Duration.ofSeconds(30), "that it has dropped many",
                    OutageScenario::tellsOfManyDropped);
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

    private static boolean tellsOfManyDropped(String message) {
        Matcher dropped = DROPPED.matcher(message);
        return dropped.find() && Integer.parseInt(dropped.group(1)) > 3 * CAPACITY;
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
