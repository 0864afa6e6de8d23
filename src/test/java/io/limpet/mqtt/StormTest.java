package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.Rounds;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import io.limpet.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * First a storm: a connection that breaks anywhere, power that fails, a broker that falls silent or acknowledges twice,
 * a listener that publishes, asks and closes as it pleases. Then calm, in which everything has to arrive. What has not
 * arrived, came out of order, or, with QoS 2, twice, is named with its seed.
 */
class StormTest {

    private static final int SEEDS = Rounds.of(150);
    private static final int STORM_CONNECTIONS = 12;

    private final Text big = Device.text("t", "b".repeat(197), 0);

    @Test
    void losesNothingAndDoublesNothingWhateverHappens() throws MqttException {
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                new Storm(seed).run();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private final class Storm {

        private final Random random;
        private final Device device;
        private final boolean powerFails;
        private final List<List<String>> published = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private final List<List<String>> commanded = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        Storm(int seed) {
            random = new Random(seed);
            powerFails = seed % 4 == 0;
            device = new Device(Device.persistent().sendBytes(206 + random.nextInt(400)).receiveBytes(
                    64 + random.nextInt(200)).inflightMax(1 + random.nextInt(12))
                    .receivedQos2Max(3 + random.nextInt(20)),
                    new MemoryOutbox(500, 200, WhenFull.DROP_NEWEST));
            device.whenTold = this::listener;
        }

        void run() throws MqttException {
            for (int i = 0; i < STORM_CONNECTIONS; i++) {
                toggle(FakeBroker.Fault.ACKNOWLEDGES_TWICE);
                toggle(FakeBroker.Fault.SILENT);
                toggle(FakeBroker.Fault.NO_PUBCOMP);
                device.pace = random.nextInt(3) == 0 ? Pace.ONE_BYTE_AT_A_TIME
                        : (available, position) -> random.nextInt(available + 1);
                connection();
                if (powerFails && random.nextInt(3) == 0) {
                    device.powerUp();
                }
            }
            device.session.close();
            calm();
            judge();
        }

        private void toggle(FakeBroker.Fault fault) {
            if (random.nextInt(4) == 0) {
                device.broker.faults.add(fault);
            } else {
                device.broker.faults.remove(fault);
            }
        }

        private void connection() {
            if (!device.session.isOpen()) {
                FakeBroker.Link link = device.open();
                link.cutAfterSent = 20 + random.nextInt(2000);
                link.cutAfterReceived = random.nextInt(2000);
            }
            try {
                for (int turn = 0; turn < 60 && device.session.isOpen(); turn++) {
                    if (random.nextInt(3) == 0) {
                        publish();
                        command();
                    }
                    device.turn();
                }
            } catch (MqttException e) {
                assertTrue(e.reason() != MqttException.Reason.PROTOCOL_VIOLATION, e.getMessage());
            }
        }

        private void publish() {
            int qos = random.nextInt(3);
            String payload = "out" + qos + "-" + published.get(qos).size() + "-".repeat(random.nextInt(150));
            if (device.append(payload, qos) != 0) {
                published.get(qos).add(payload);
            }
        }

        private void command() {
            int qos = random.nextInt(3);
            String payload = "in" + qos + "-" + commanded.get(qos).size();
            commanded.get(qos).add(payload);
            device.broker.publish("t", payload, qos);
        }

        private void listener() {
            switch (random.nextInt(12)) {
                case 0 -> device.session.close();
                case 1 -> {
                    device.session.publishNow(big);
                    device.session.close();
                }
                case 2, 3, 4 -> device.session.publishNow(big);
                case 5 -> device.session.subscribe(new TopicFilter("f"), 2);
                case 6 -> device.session.unsubscribe(new TopicFilter("f"));
                case 7 -> publish();
                default -> { }
            }
        }

        private void calm() throws MqttException {
            device.broker.faults.clear();
            device.whenTold = () -> { };
            device.pace = Pace.WHOLE;
            for (int i = 0; i < 400 && !(device.outbox.size() == 0 && device.broker.isDone()); i++) {
                try {
                    if (!device.session.isOpen()) {
                        device.open();
                    }
                    device.drain();
                } catch (MqttException e) {
                    assertEquals(MqttException.Reason.RECEIVE_WINDOW_FULL, e.reason(), e.getMessage());
                }
            }
            assertEquals(0, device.outbox.size());
            assertEquals(0, device.session.inFlight());
        }

        private void judge() {
            assertEquals(published.get(2), select(device.broker.passedOn, "out2", false), "published, QoS 2");
            assertEquals(published.get(1), select(device.broker.passedOn, "out1", true), "published, QoS 1");
            assertEquals(commanded.get(1), select(device.received, "in1", true), "commanded, QoS 1");
            if (!powerFails) {   // what was received is remembered in RAM
                assertEquals(commanded.get(2), select(device.received, "in2", false), "commanded, QoS 2");
            }
        }

        /** In the order in which they first came. */
        private List<String> select(List<String> all, String prefix, boolean mayRepeat) {
            List<String> selected = all.stream().filter(payload -> payload.startsWith(prefix)).toList();
            return mayRepeat ? selected.stream().distinct().toList() : selected;
        }
    }
}
