package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker goes and comes back, with what it knew or without: the outage costs time and no reading. */
class BrokerRestartScenario {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void resumesTheSessionThatTheBrokerKept(int qos) {
        try (Stage stage = Stage.with("mqtt.qos=" + qos).broker(Mosquitto.Builder::persistent).observersQos(0)
                .online()) {
            stage.readings("device").await(5);
            stage.stopBroker();
            stage.console().expect("refused:");
            stage.awaitAtLeast(5, "waiting");   // sampling goes on
            stage.startBroker(2);
            stage.console().expect("online as \"" + Stage.DEVICE + "\", session kept");
            Arrival last = stage.readings("device").awaitMore(20);
            if (qos == 2) {
                stage.readings("device").assertEachExactlyOnce(last.sequence());
            } else {
                stage.readings("device").assertNothingMissing(last.sequence());
            }
        }
    }

    @Test
    void losesNothingWhenTheBrokerHasForgottenTheSession() {
        try (Stage stage = Stage.with().online()) {
            stage.console().expect("listening on mqtt.command-topic");
            stage.readings("device").await(5);
            stage.killBroker();
            stage.console().expect("refused:");
            stage.awaitAtLeast(5, "waiting");   // sampling goes on
            stage.startBroker(2);
            stage.console().expect("online as \"" + Stage.DEVICE + "\", new session");
            stage.console().expect("listening on mqtt.command-topic");
            Arrival last = stage.readings("device").awaitMore(20);
            stage.readings("device").assertNothingMissing(last.sequence());
        }
    }

    @Test
    void keepsItsSubscriptionAndGetsTheCommandsThatCameWhileItWasAway() {
        try (Stage stage = Stage.with("publish.interval=1h", "backoff.initial=200ms").online()) {
            stage.console().expect("listening on mqtt.command-topic");
            stage.readings("device").await(1);
            stage.link().refuse();
            stage.broker().expect("Client " + Stage.DEVICE);
            stage.observer().publish(Stage.COMMAND_TOPIC, "sample", 1, false);
            assertEquals(1, stage.readings("device").last());
            stage.link().heal();
            stage.console().expect("session kept");
            stage.readings("device").await(2);
            assertEquals(1, stage.console().count("listening on"), "one subscription for one session");
        }
    }
}
