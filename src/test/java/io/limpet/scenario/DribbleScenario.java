package io.limpet.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.network.SimulatedLink;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A link that delivers one byte at a time and stops in the midst of TLS records. The device reads with deadlines that
 * pass again and again before a record is whole, and must lose nothing by that, with either version of TLS.
 */
class DribbleScenario {

    private static final Duration PAUSE = Duration.ofNanos(200_000);
    private static final int MESSAGES = 150;

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void nothingIsLostWhenReadsTimeOutWithinRecords(String version) {
        Random random = new Random(20261124);
        try (Mosquitto broker = Mosquitto.with(Stage.SERVER).start();
                Observer observer = new Observer(broker, Stage.AUTHORITY);
                FastDevice device = new FastDevice(broker, version, options -> options.receivedQos2Max(MESSAGES))) {
            device.turnMillis(1).subscribe();
            device.link().oneByteAtATime(PAUSE);
            device.onTurn(() -> stopNowAndThen(device.link(), random));
            observer.publishNumbered(Stage.COMMAND_TOPIC, MESSAGES, i -> i % 3);
            device.publish(MESSAGES, 2);
            device.turnUntil(() -> device.received().size() >= MESSAGES);
            Ledger readings = new Ledger(observer, FastDevice.TOPIC);
            readings.await(MESSAGES);
            readings.assertEachExactlyOnce(MESSAGES);
            for (int qos = 0; qos <= 2; qos++) {
                int wanted = qos;
                assertEquals(LongStream.rangeClosed(1, MESSAGES).filter(i -> i % 3 == wanted).boxed().toList(),
                        device.received().stream().filter(one -> one.qos() == wanted).map(Arrival::sequence).toList(),
                        "commands of QoS " + qos);   // the order is kept within a QoS only (§4.6)
            }
            assertNull(device.lastFailure(), "slow is not broken");
            assertTrue(device.turns() > 5 * MESSAGES, device.turns() + " turns: reads did time out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.3"})
    void theWholeDeviceConnectsAndPublishesOneByteAtATime(String version) {
        try (Stage stage = Stage.with("tls.version=" + version, "publish.interval=200ms", "connect.timeout=20s")
                .open()) {
            stage.link().oneByteAtATime(PAUSE);
            stage.device().powerOn();
            stage.awaitOnline();
            stage.console().expect("listening on mqtt.command-topic");
            stage.observer().publish(Stage.COMMAND_TOPIC, "sample", 1, false);
            stage.console().expect("command  sample");
            Arrival last = stage.readings("device").awaitMore(10);
            stage.readings("device").assertEachExactlyOnce(last.sequence());
            assertEquals(List.of(), stage.console().messages().stream().filter(line -> line.startsWith("W")).toList());
        }
    }

    /** Turns take 1 ms at most when nothing comes, so that a stop of some turns is a stop of some milliseconds. */
    private static void stopNowAndThen(SimulatedLink link, Random random) {
        if (random.nextInt(20) == 0) {
            link.goHalfOpen();
        } else if (random.nextInt(5) == 0) {
            link.heal();
            link.oneByteAtATime(PAUSE);
        }
    }
}
