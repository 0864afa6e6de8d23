package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;

/** What the broker allows: a wrong password, an access list, and two clients with one name. */
class AccessScenario {

    private static final String WRONG = "wrong-horse-4711";

    /** It is refused again and again, and the log is not filled with it, least of all with the password. */
    @Test
    void aWrongPasswordIsLoggedOnceAndNeverShown() {
        try (Stage stage = Stage.with("mqtt.password=" + WRONG).open()) {
            stage.device().powerOn();
            stage.console().expect("the broker refused the connection (5)");
            stage.broker().expect(4, "(0, 5)");
            stage.console().expect("the same again");
            assertEquals(1, stage.console().count("the broker refused the connection"));
            assertTrue(stage.console().messages().stream().noneMatch(line -> line.contains(WRONG)));
            assertTrue(stage.device().isRunning() && stage.readings("device").last() == 0);
        }
    }

    /** MQTT 3.1.1 has no word for it: Mosquitto acknowledges what it drops, and the device cannot know (§3.3.5). */
    @Test
    void aPublishThatIsNotAllowedIsAcknowledgedAndGone() {
        try (Stage stage = Stage.with("mqtt.topic=elsewhere/${device.id}/${sensor}").online()) {
            stage.broker().expect(5, "Denied PUBLISH from " + Stage.DEVICE);
            stage.device().stop();
            stage.console().expect("stopped, 0 waiting");
            assertEquals(List.of(), stage.observer().arrivals(arrival -> arrival.topic().startsWith("elsewhere")));
        }
    }

    /** The broker throws the device out for the newcomer (§3.1.4), and the newcomer out for the device. */
    @Test
    void comesBackAfterAnotherClientTookItsName() throws Exception {
        try (Stage stage = Stage.with().online()) {
            stage.readings("device").await(5);
            for (int i = 0; i < 3; i++) {
                MqttClient rival = new MqttClient("ssl://127.0.0.1:" + stage.broker().port(), Stage.DEVICE,
                        new MemoryPersistence());
                rival.connect(Observer.options(Stage.AUTHORITY, true, Mosquitto.USER, Mosquitto.PASSWORD));
                stage.console().expect("next attempt");
                stage.awaitOnline();
                rival.disconnectForcibly(100, 100, false);
                rival.close(true);
                stage.readings("device").awaitMore(5);
            }
            Arrival last = stage.readings("device").awaitMore(5);
            stage.readings("device").assertNothingMissing(last.sequence());
        }
    }
}
