package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power goes and comes back. The broker has kept the session, the device remembers nothing where its outbox is in
 * RAM: what waited is lost, but nothing is stuck and nothing is mistaken for something of the life before; with QoS 2
 * it has the broker forget that session for this.
 */
class PowerScenario {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void publishesAgainAfterEachPowerCycle(int qos) {
        try (Stage stage = Stage.with("outbox.storage=ram", "mqtt.qos=" + qos, "publish.interval=10ms").online()) {
            for (int life = 1; life <= 4; life++) {
                stage.observer().await(life, reading(30));
                assertEquals(life, stage.device().bootCount());
                if (life < 4) {
                    stage.device().powerCycle();
                    stage.console().expect(qos == 2 ? "new session" : "session kept");
                }
            }
            for (long sequence = 1; sequence <= 30; sequence++) {
                int arrived = stage.observer().arrivals(reading(sequence)).size();
                assertTrue(qos == 2 ? arrived == 4 : arrived >= 4, "of four lives, reading " + sequence + " arrived "
                        + arrived + " times");
            }
        }
    }

    /** What the broker sent for the session before, and was not acknowledged then, does no harm now. */
    @Test
    void getsTheCommandsThatCameWhileItHadNoPower() {
        try (Stage stage = Stage.with("publish.interval=1h", "mqtt.keep-alive=1s").online()) {
            stage.console().expect("listening on mqtt.command-topic");
            stage.readings("device").await(1);
            stage.device().powerOff();
            for (int i = 0; i < 5; i++) {
                stage.observer().publish(Stage.COMMAND_TOPIC, "sample", 1, false);
            }
            stage.device().powerOn();
            stage.console().expect("session kept");
            stage.console().expect("command  sample");
            stage.observer().await(3, arrival -> arrival.topic().equals(Stage.topic("device")));
        }
    }

    private static Predicate<Arrival> reading(long sequence) {
        return arrival -> arrival.topic().equals(Stage.topic("device")) && arrival.sequence() == sequence;
    }
}
