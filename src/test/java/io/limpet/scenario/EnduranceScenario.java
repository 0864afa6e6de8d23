package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.mqtt.SessionOptions;
import io.limpet.simulator.network.Direction;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many messages, and a link that is cut again and again, wherever it hurts: within handshakes, CONNECTs, publishes and
 * acknowledgements. The outbox, the session and the board's TLS at full speed; then, shorter, the whole device.
 */
class EnduranceScenario {

    private static final long SEED = 20261124;
    private static final Consumer<SessionOptions> NEAR_THE_LAST_IDENTIFIER =
            options -> options.firstPacketIdentifier(60_000);

    /** Packet identifiers have 16 bits and 0 is none: they come round, and umqtt fails there. */
    @Test
    void seventyThousandMessagesInOneSession() {
        int messages = 70_000;
        try (Mosquitto broker = Mosquitto.with(Stage.SERVER).quiet().start();
                Observer observer = new Observer(broker, Stage.AUTHORITY);
                FastDevice device = new FastDevice(broker, "1.3")) {
            Ledger readings = new Ledger(observer, FastDevice.TOPIC);
            device.publish(messages, 1);
            readings.await(messages);
            readings.assertEachExactlyOnce(messages);
            assertEquals(1, device.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void tenThousandReadingsOfQos1ThroughALinkThatIsCutAreAllThere(String version) {
        try (Mosquitto broker = Mosquitto.with(Stage.SERVER).quiet().start();
                Observer observer = new Observer(broker, Stage.AUTHORITY);
                FastDevice device = cutAtRandom(new FastDevice(broker, version, NEAR_THE_LAST_IDENTIFIER))) {
            Ledger readings = new Ledger(observer, FastDevice.TOPIC);
            device.publish(10_000, 1);
            readings.await(10_000);
            readings.assertNothingMissing(10_000);
            assertItWasCut(device);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void tenThousandReadingsOfQos2ThroughALinkThatIsCutAreThereExactlyOnce(String version) {
        try (Mosquitto broker = Mosquitto.with(Stage.SERVER).quiet().start();
                Observer observer = new Observer(broker, Stage.AUTHORITY);
                FastDevice device = cutAtRandom(new FastDevice(broker, version, NEAR_THE_LAST_IDENTIFIER))) {
            Ledger readings = new Ledger(observer, FastDevice.TOPIC);
            device.publish(10_000, 2);
            readings.await(10_000);
            readings.assertEachExactlyOnce(10_000);
            assertItWasCut(device);
        }
    }

    /**
     * The other way; the connection is cut, and given up as well when more is under way than there is room for. Not cut
     * while Mosquitto takes up the session: one cut there and another soon after, and it publishes anew what it has a
     * PUBREC for (2.0.11; against MQTT 3.1.1 §4.3.3), which no receiver can tell from a new message.
     */
    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void commandsOfQos2ThroughALinkThatIsCutComeExactlyOnce(String version) {
        int count = 500;
        try (Mosquitto broker = Mosquitto.with(Stage.SERVER).quiet().start();
                Observer observer = new Observer(broker, Stage.AUTHORITY);
                FastDevice device = cutAtRandom(
                        new FastDevice(broker, version, options -> options.receivedQos2Max(15)), 6_000)) {
            device.subscribe();
            observer.publishNumbered(Stage.COMMAND_TOPIC, count, i -> 2);
            device.turnUntil(() -> device.received().size() >= count);
            List<Long> received = device.received().stream().map(Arrival::sequence).sorted().toList();
            assertEquals(LongStream.rangeClosed(1, count).boxed().toList(), received);
            assertTrue(device.connections() >= 5, device.connections() + " connections");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theWholeDeviceThroughALinkThatIsCut(int qos) {
        int count = 400;
        try (Stage stage = Stage.with("mqtt.qos=" + qos, "publish.interval=10ms", "outbox.capacity=1000",
                "backoff.maximum=50ms").online()) {
            Random random = new Random(SEED);
            for (int cut = 0; cut < 20; cut++) {
                stage.readings("device").awaitMore(count / 20);
                stage.link().resetAfter(Direction.values()[random.nextInt(2)], random.nextInt(2000));
            }
            Arrival last = stage.readings("device").awaitMore(count / 20);
            assertTrue(last.sequence() >= count && last.number("reconnects") >= 10, last.payload());
            assertEquals(0, last.number("dropped"));
            if (qos == 2) {
                stage.readings("device").assertEachExactlyOnce(last.sequence());
            } else {
                stage.readings("device").assertNothingMissing(last.sequence());
            }
        }
    }

    /** Cuts each connection somewhere; the seed says where, so that a failure can be had again. */
    private static FastDevice cutAtRandom(FastDevice device) {
        return cutAtRandom(device, 0);
    }

    private static FastDevice cutAtRandom(FastDevice device, int notBefore) {
        Random random = new Random(SEED);
        return device.onConnect(() -> {
            boolean toBroker = random.nextBoolean();
            device.link().resetAfter(toBroker ? Direction.TO_BROKER : Direction.FROM_BROKER,
                    notBefore + random.nextInt(toBroker ? 20_000 : 8_000));
        });
    }

    private static void assertItWasCut(FastDevice device) {
        assertTrue(device.connections() >= 20, device.connections() + " connections");
        assertTrue(device.redelivered() > 0, "some had to be sent again");
    }
}
