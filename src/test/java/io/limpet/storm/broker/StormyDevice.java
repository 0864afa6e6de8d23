package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.TlsSettings;
import io.limpet.mqtt.Message;
import io.limpet.mqtt.MqttException;
import io.limpet.mqtt.MqttSession;
import io.limpet.mqtt.SessionListener;
import io.limpet.mqtt.SessionOptions;
import io.limpet.mqtt.TopicFilter;
import io.limpet.mqtt.TopicName;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WhenFull;
import io.limpet.storm.Dice;
import io.limpet.text.Text;
import java.util.ArrayList;
import java.util.List;

/** A device with nothing but a session, and all around it what a seed makes of it. */
final class StormyDevice implements SessionListener {

    static final String CLIENT = "storm";
    private static final byte[] AUTHORITY = {1};
    private static final TlsSettings TLS = new TlsSettings("broker.test", "1.3", new byte[][] {AUTHORITY}, null, null);

    final TestTime time = new TestTime();
    final Trace trace = new Trace(400);
    final Dice dice;
    final Manners manners = new Manners();
    final Conditions conditions = new Conditions();
    final Network network;
    final Broker broker;
    final BrokerConnector connector;
    final MemoryOutbox outbox = new MemoryOutbox(2_000, 200, WhenFull.DROP_NEWEST);
    final List<List<String>> published = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final List<List<String>> delivered = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final List<List<String>> commanded = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final List<List<String>> received = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    final List<String> lost = new ArrayList<>();
    MqttSession session;

    /** Whether there is nothing to say but pings. */
    private boolean quiet;

    StormyDevice(int seed) throws OutboxException {
        dice = new Dice(seed);
        network = new Network(time, dice.fork("network"), trace, conditions);
        broker = new Broker(time, dice.fork("broker"), trace, (rule, what) -> {
            throw new AssertionError("MQTT 3.1.1 §" + rule + ": " + what);
        }, manners, subscriber());
        connector = new BrokerConnector(network, broker, new Endpoint("broker", 8883, "broker.test", AUTHORITY, 0,
                Long.MAX_VALUE), time, time, broker.judge);
        manners.deliversOnRelease = dice.oneIn(3);
        session = new MqttSession(new SessionOptions(CLIENT).cleanSession(false).keepAliveSeconds(60)
                .sendBytes(240 + dice.below(400)).receiveBytes(64 + dice.below(200)).inflightMax(1 + dice.below(12))
                .will(new TopicName("status"), "gone".getBytes(), 1, true), outbox, time, this);
    }

    private Subscriber subscriber() {
        return new Subscriber() {
            @Override
            public void delivered(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes,
                    int qos, boolean duplicate, boolean retain) {
                if (topicBytes == 1) {
                    delivered.get(qos).add(new String(bytes, payloadOffset, payloadBytes));
                }
            }

            @Override
            public void lost(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes) {
                lost.add(new String(bytes, payloadOffset, payloadBytes));
            }
        };
    }

    void storm(int phases) {
        for (int i = 0; i < phases; i++) {
            misbehave();
            network.setUp(!dice.oneIn(6));
            mishap();
            quiet = dice.oneIn(3);
            live(time.nowMillis() + dice.magnitude(18));
        }
    }

    private void misbehave() {
        manners.lateOneIn = drawn(3);
        manners.twiceOneIn = drawn(3);
        manners.refusesOneIn = drawn(4);
        manners.losesSessionOneIn = drawn(8);
        manners.grantsLessOneIn = drawn(3);
        manners.hangsOneIn = drawn(40);
        manners.closesBeforeTakingOverOneIn = drawn(10);
        manners.closesAfterTakingOverOneIn = drawn(10);
        manners.closesAfterReleaseOneIn = drawn(10);
        manners.illegalOneIn = drawn(40);
        conditions.piecesOneIn = drawn(2);
        conditions.pieceBytesMax = 1 + dice.below(9);
        conditions.obstacleOneIn = drawn(4);
        conditions.breaksOneIn = drawn(3);
        conditions.writeBreaksOneIn = drawn(20);
        conditions.bytesPerSecond = dice.oneIn(6) ? 100 + dice.below(3_000) : 0;
        conditions.blockingHandshakeOneIn = drawn(3);
    }

    private int drawn(int oneIn) {
        return dice.oneIn(2) ? 0 : oneIn;
    }

    private void mishap() {
        switch (dice.below(12)) {
            case 0 -> network.reset();
            case 1 -> network.strand();
            case 2 -> broker.restart(true, dice.below(30_000));
            case 3 -> broker.restart(dice.oneIn(2), dice.below(30_000));
            case 4 -> broker.anotherClientConnects(CLIENT, dice.oneIn(4));
            default -> { }
        }
    }

    /** As the firmware does: connect, publish, and after a failure wait a little. */
    void live(long untilMillis) {
        while (time.nowMillis() < untilMillis) {
            try {
                publishSomething();
                if (session.isOpen()) {
                    boolean was = session.isOnline();
                    session.turn(Math.min(untilMillis, time.nowMillis() + 1_000));
                    if (session.isOnline() && !was && !broker.isSubscribed(CLIENT, "command")) {
                        session.subscribe(new TopicFilter("command"), 2);
                    }
                } else {
                    connect(untilMillis);
                }
            } catch (MqttException | ConnectException e) {
                connector.abandon();
                time.sleepUntil(time.nowMillis() + dice.below(3_000));
            }
        }
    }

    private void connect(long untilMillis) throws ConnectException {
        connector.start("broker", 8883, TLS, 20_000);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(time.nowMillis() + 1_000);
        }
        session.open(connection);
    }

    private void publishSomething() {
        if (quiet) {
            return;
        }
        if (dice.oneIn(4)) {
            int qos = dice.below(3);
            String payload = qos + "-" + published.get(qos).size() + "-".repeat(dice.below(120));
            Text text = Message.begin(new Text(300), new TopicName("t"), qos, dice.oneIn(5)).append(payload);
            if (outbox.append(text.buffer(), 0, text.length()) != 0) {
                published.get(qos).add(payload);
            }
        }
        if (dice.oneIn(20)) {
            int qos = dice.below(3);
            String payload = qos + "-" + commanded.get(qos).size();
            commanded.get(qos).add(payload);
            broker.publish("command", payload, qos, false);
        }
    }

    void calm() {
        manners.calm();
        conditions.calm();
        network.setUp(true);
        live(time.nowMillis() + 300_000);
        quiet = true;
        long endMillis = time.nowMillis() + 600_000;
        while ((outbox.size() > 0 || broker.waitingFor(CLIENT) > 0) && time.nowMillis() < endMillis) {
            live(time.nowMillis() + 1_000);
        }
    }

    void judge() {
        assertEquals(0, outbox.size(), "still in the outbox");
        assertEquals(0, broker.waitingFor(CLIENT), "still at the broker");
        assertEquals(published.get(1), firstOf(delivered.get(1)), "QoS 1");
        if (broker.sessionsLost() == 0) {
            assertEquals(firstOf(received.get(2)), received.get(2), "commands with QoS 2 that come twice");
            assertTrue(isInOrder(received.get(2)), "commands with QoS 2 " + received.get(2));
            assertEquals(published.get(2), delivered.get(2), "QoS 2");
        } else {
            List<String> once = new ArrayList<>(published.get(2));
            List<String> arrived = firstOf(delivered.get(2));
            once.removeIf(payload -> lost.contains(payload) && !arrived.contains(payload));
            assertEquals(once, arrived, "QoS 2, with sessions lost");
        }
    }

    private static boolean isInOrder(List<String> payloads) {
        List<Integer> numbers = payloads.stream().map(payload -> Integer.valueOf(payload.substring(2))).toList();
        return numbers.equals(numbers.stream().sorted().toList());
    }

    private static List<String> firstOf(List<String> all) {
        return all.stream().distinct().toList();
    }

    @Override
    public void acknowledged(long number) {
    }

    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        received.get(qos).add(new String(bytes, payloadOffset, payloadBytes));
    }

    @Override
    public void subscribed(int request, int grantedQos) {
    }

    @Override
    public void unsubscribed(int request) {
    }
}
