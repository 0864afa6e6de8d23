package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.scenario.Arrival;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the board's runtime counts, as the board itself publishes it. */
@ExtendWith(BuiltImages.class)
@Timeout(90)
class EmulatedSteadyStateScenario {

    /** Until here the first connection's objects are made. */
    private static final int WARM_UP = 20;
    private static final int PUBLISHES = 1000;

    /**
     * The free heap that the board tells is what is left after everything allocated since the last collection: it falls
     * with each object and rises only when the collector runs. Over a thousand publishes it does neither.
     */
    @Test
    void aThousandPublishesAllocateNothingAndCollectNothing() throws IOException {
        try (EmulatedStage stage = EmulatedStage.with(Images.firmware("tls.version=1.3", "sensor.enabled=device",
                "publish.interval=10ms", "outbox.capacity=16", "outbox.message-bytes=304"))) {
            stage.board().powerOn();
            List<Arrival> readings = stage.observer().await(WARM_UP + PUBLISHES,
                    arrival -> arrival.topic().equals(stage.topic("device")));
            assertEquals(1, readings.subList(WARM_UP, readings.size()).stream()
                    .map(reading -> reading.value("free_heap_bytes")).collect(Collectors.toSet()).size(),
                    () -> "levels of the free heap, in " + readings);
        }
    }
}
