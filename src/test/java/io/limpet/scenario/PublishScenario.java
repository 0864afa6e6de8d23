package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings reach a subscriber, and commands reach the device, with each QoS: the whole way, both ways. */
class PublishScenario {

    @ParameterizedTest
    @CsvSource({"0, 1.2", "0, 1.3", "1, 1.2", "1, 1.3", "2, 1.2", "2, 1.3"})
    void readingsArriveWithTheQosTheyWerePublishedWith(int qos, String version) {
        try (Stage stage = Stage.with("mqtt.qos=" + qos, "tls.version=" + version).online()) {
            Arrival tenth = stage.readings("device").await(10);
            assertEquals(qos, tenth.qos());
            assertFalse(tenth.retained());
            assertTrue(tenth.number("uptime_s") < 60, tenth.payload());
            stage.readings("device").assertEachExactlyOnce(10);
            assertTrue(stage.console().has("TLSv" + version), "the version is the one configured");
        }
    }

    @Test
    void aRetainedReadingIsThereForWhoComesLater() {
        try (Stage stage = Stage.with("mqtt.retain=true").online()) {
            stage.readings("device").await(3);
            try (Observer late = new Observer(stage.broker(), Stage.AUTHORITY)) {
                Arrival kept = late.await(arrival -> arrival.topic().equals(Stage.topic("device")));
                assertTrue(kept.retained());
                assertTrue(kept.sequence() >= 3, kept.payload());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aCommandReachesTheDevice(int qos) {
        try (Stage stage = Stage.with("publish.interval=1h").online()) {
            stage.console().expect("listening on mqtt.command-topic");
            stage.readings("device").await(1);
            stage.observer().publish(Stage.COMMAND_TOPIC, "sample", qos, false);
            stage.readings("device").await(2);
        }
    }
}
