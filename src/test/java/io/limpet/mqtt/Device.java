package io.limpet.mqtt;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WhenFull;
import io.limpet.text.Text;
import io.limpet.virtual.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A session with its outbox and a broker in memory, and a record of what it told. */
final class Device implements SessionListener {

    static final int TURNS_MAX = 20_000;

    final VirtualClock clock = new VirtualClock();
    final FakeBroker broker = new FakeBroker(clock);
    final SessionOptions options;
    final MemoryOutbox outbox;
    final List<String> told = new ArrayList<>();

    /** What came for subscriptions. */
    final List<String> received = new ArrayList<>();

    MqttSession session;
    Pace pace = Pace.WHOLE;

    /** What the listener does when a message comes or has left. */
    Runnable whenTold = () -> { };

    Device(SessionOptions options) {
        this(options, new MemoryOutbox(64, 200, WhenFull.DROP_OLDEST));
    }

    Device(SessionOptions options, MemoryOutbox outbox) {
        this.options = options;
        this.outbox = outbox;
        powerUp();
    }

    /** What most tests have: a session that is kept, so that nothing may be lost or come twice. */
    static SessionOptions persistent() {
        return new SessionOptions("device").cleanSession(false);
    }

    /** A new session over the old outbox: what a power cut leaves. */
    void powerUp() {
        session = session(options, outbox, clock, this);
    }

    static MqttSession session(SessionOptions options, MemoryOutbox outbox, VirtualClock clock,
            SessionListener listener) {
        try {
            return new MqttSession(options, outbox, clock, listener);
        } catch (OutboxException e) {
            throw new AssertionError("an outbox in RAM does not fail", e);
        }
    }

    long append(String payload, int qos) {
        return append(outbox, payload, qos);
    }

    static long append(MemoryOutbox outbox, String payload, int qos) {
        Text text = text("t", payload, qos);
        return outbox.append(text.buffer(), 0, text.length());
    }

    static Text text(String topic, String payload, int qos) {
        return Message.begin(new Text(1000), new TopicName(topic), qos, false).append(payload);
    }

    /** Opens a connection without a turn. */
    FakeBroker.Link open() {
        FakeBroker.Link link = broker.connect(pace);
        session.open(link);
        return link;
    }

    void connect() throws MqttException {
        open();
        runUntil(session::isOnline);
    }

    void turn() throws MqttException {
        session.turn(clock.uptimeMillis() + 10);
    }

    void turns(int count) throws MqttException {
        for (int i = 0; i < count; i++) {
            turn();
        }
    }

    void runUntil(BooleanSupplier done) throws MqttException {
        for (int i = 0; i < TURNS_MAX; i++) {
            if (done.getAsBoolean()) {
                return;
            }
            turn();
        }
        fail("not done after " + TURNS_MAX + " turns; told " + told + "; broker " + broker.log);
    }

    void drain() throws MqttException {
        runUntil(() -> outbox.size() == 0 && broker.isDone());
    }

    /** Turns until it fails. */
    MqttException fails() {
        return assertThrows(MqttException.class, () -> runUntil(() -> false));
    }

    @Override
    public void acknowledged(long number) {
        told.add("acknowledged " + number);
        whenTold.run();
    }

    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        String payload = new String(bytes, payloadOffset, payloadBytes, StandardCharsets.UTF_8);
        received.add(payload);
        told.add("message " + new String(bytes, topicOffset, topicBytes, StandardCharsets.UTF_8) + " " + payload + " "
                + qos + (retain ? " retained" : ""));
        whenTold.run();
    }

    @Override
    public void subscribed(int request, int grantedQos) {
        told.add("subscribed #" + request + " " + grantedQos);
    }

    @Override
    public void unsubscribed(int request) {
        told.add("unsubscribed #" + request);
    }
}
