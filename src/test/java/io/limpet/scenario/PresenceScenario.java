package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whoever looks at the status topic knows whether the device is there: birth, last will, and a proper goodbye. */
class PresenceScenario {

    private static final int WILL_QOS = 1;
    private static final int GOODBYE_QOS = 0;

    @Test
    void theBrokerPublishesTheLastWillOfADeviceThatLostItsPower() {
        try (Stage stage = Stage.with("mqtt.keep-alive=1s").online()) {
            awaitStatus(stage, "online");
            stage.device().powerOff();
            assertEquals(WILL_QOS, awaitStatus(stage, "offline").qos());
            assertEquals("offline", whatALatecomerSees(stage));
        }
    }

    @Test
    void aDeviceThatIsStoppedSaysSoItselfAndLeavesNoWill() {
        try (Stage stage = Stage.with().online()) {
            awaitStatus(stage, "online");
            assertEquals("online", whatALatecomerSees(stage));
            assertTrue(stage.device().stop());
            stage.broker().expect("Received DISCONNECT from " + Stage.DEVICE);
            assertEquals(GOODBYE_QOS, awaitStatus(stage, "offline").qos());
            assertEquals("offline", whatALatecomerSees(stage));
            assertEquals(List.of("online", "offline"), statuses(stage));
        }
    }

    @Test
    void aStoppedDeviceLeavesNothingBehindInItsOutbox() {
        try (Stage stage = Stage.with("publish.interval=10ms").online()) {
            stage.readings("device").await(20);
            stage.device().stop();
            stage.console().expect("stopped, 0 waiting");
        }
    }

    @Test
    void theDeviceIsOnlineAgainAfterItsWillWasPublished() {
        try (Stage stage = Stage.with().online()) {
            awaitStatus(stage, "online");
            stage.link().cut();
            awaitStatus(stage, "offline");
            stage.observer().await(2, status("online"));
            assertEquals("online", whatALatecomerSees(stage));
        }
    }

    private static Arrival awaitStatus(Stage stage, String status) {
        return stage.observer().await(status(status));
    }

    private static List<String> statuses(Stage stage) {
        return stage.observer().arrivals(arrival -> arrival.topic().equals(Stage.STATUS_TOPIC)).stream()
                .map(Arrival::payload).toList();
    }

    private static String whatALatecomerSees(Stage stage) {
        try (Observer late = new Observer(stage.broker(), Stage.AUTHORITY)) {
            return late.await(arrival -> arrival.topic().equals(Stage.STATUS_TOPIC) && arrival.retained()).payload();
        }
    }

    private static Predicate<Arrival> status(String status) {
        return arrival -> arrival.topic().equals(Stage.STATUS_TOPIC) && arrival.payload().equals(status);
    }
}
