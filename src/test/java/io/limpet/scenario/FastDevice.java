package io.limpet.scenario;

import io.limpet.board.Clock;
import io.limpet.board.ConnectException;
import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.microej.BoardConnectors;
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
import io.limpet.simulator.network.LoopbackAddress;
import io.limpet.simulator.network.SimulatedLink;
import io.limpet.simulator.tls.BoardTls;
import io.limpet.text.Text;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The firmware's outbox and MQTT session over the board's TLS and a simulated link, and nothing else of a device: it
 * publishes numbered readings as fast as they go, and connects again at once. It lives in the thread of the test.
 */
final class FastDevice implements AutoCloseable, SessionListener {

    static final String TOPIC = Stage.topic("fast");

    /** As many as Mosquitto takes unless told otherwise; of QoS 2 it drops without a word what is more (2.0.11). */
    private static final int IN_FLIGHT = 20;
    private static final int MESSAGE_BYTES = 64;
    private static final int OUTBOX_CAPACITY = 500;
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int PATIENCE_MILLIS = 90_000;

    private final Clock clock = new RunningClock();
    private final SecureConnector connector = BoardConnectors.tls(clock);
    private final MemoryOutbox outbox = new MemoryOutbox(OUTBOX_CAPACITY, MESSAGE_BYTES, WhenFull.DROP_NEWEST);
    private final Text message = new Text(MESSAGE_BYTES);
    private final TopicName topic = new TopicName(TOPIC);
    private final TopicFilter commands = new TopicFilter(Stage.COMMAND_TOPIC);
    private final List<Arrival> received = new ArrayList<>();
    private final SimulatedLink link;
    private final TlsSettings tls;
    private final MqttSession session;

    private int turnMillis = 100;
    private int appended;
    private int connections;
    private long turns;
    private boolean subscribed;
    private Exception lastFailure;
    private Runnable onConnect = () -> { };
    private Runnable onTurn = () -> { };

    FastDevice(Mosquitto broker, String tlsVersion) {
        this(broker, tlsVersion, options -> { });
    }

    FastDevice(Mosquitto broker, String tlsVersion, Consumer<SessionOptions> adjustment) {
        link = new SimulatedLink(LoopbackAddress.any(), 0,
                () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()));
        tls = new TlsSettings(Stage.HOST, tlsVersion, new byte[][] {Stage.AUTHORITY.der()}, null, null);
        SessionOptions options = new SessionOptions("fast").credentials(Mosquitto.USER, Mosquitto.PASSWORD)
                .cleanSession(false).inflightMax(IN_FLIGHT);
        adjustment.accept(options);
        try {
            session = new MqttSession(options, outbox, clock, this);
        } catch (OutboxException e) {
            throw new AssertionError("an outbox in RAM does not fail", e);
        }
        BoardTls.install(clock::utcMillis);
    }

    /** How long it waits for the broker at most before it looks up. */
    FastDevice turnMillis(int millis) {
        turnMillis = millis;
        return this;
    }

    /** Calls back before each attempt to connect. */
    FastDevice onConnect(Runnable action) {
        onConnect = action;
        return this;
    }

    /** Calls back after each turn. */
    FastDevice onTurn(Runnable action) {
        onTurn = action;
        return this;
    }

    SimulatedLink link() {
        return link;
    }

    int connections() {
        return connections;
    }

    /** What ended its last connection or kept it from one; null when nothing has. */
    Exception lastFailure() {
        return lastFailure;
    }

    long turns() {
        return turns;
    }

    long redelivered() {
        return session.redelivered();
    }

    /** What has come for its subscription, as it came. */
    List<Arrival> received() {
        return received;
    }

    /** Publishes that many readings more, numbered on, and returns when the broker has acknowledged them all. */
    void publish(int count, int qos) {
        int last = appended + count;
        turnUntil(() -> {
            while (appended < last && outbox.size() < outbox.capacity()) {
                append(qos);
            }
            return appended == last && outbox.size() == 0;
        });
    }

    /** Subscribes to commands with QoS 2, and waits for the answer. */
    void subscribe() {
        turnUntil(session::isOnline);
        session.subscribe(commands, 2);
        turnUntil(() -> subscribed);
    }

    void turnUntil(BooleanSupplier done) {
        long deadlineMillis = clock.uptimeMillis() + PATIENCE_MILLIS;
        while (!done.getAsBoolean()) {
            if (clock.uptimeMillis() > deadlineMillis) {
                throw new AssertionError("not done within " + PATIENCE_MILLIS / 1000 + " s: " + appended + " readings, "
                        + outbox.size() + " of them waiting, " + connections + " connections", lastFailure);
            }
            turn();
        }
    }

    @Override
    public void close() {
        session.disconnect();
        BoardTls.remove();
        link.close();
    }

    private void append(int qos) {
        appended++;
        Message.begin(message, topic, qos, false).append("{\"seq\":").append(appended).append('}');
        outbox.append(message.buffer(), 0, message.length());
    }

    private void turn() {
        try {
            if (session.isOpen()) {
                session.turn(clock.uptimeMillis() + turnMillis);
            } else {
                connect();
            }
        } catch (ConnectException | MqttException e) {
            lastFailure = e;
        }
        turns++;
        onTurn.run();
    }

    private void connect() throws ConnectException {
        onConnect.run();
        connections++;
        connector.start(link.address().getAddress().getHostAddress(), link.address().getPort(), tls,
                CONNECT_TIMEOUT_MILLIS);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(clock.uptimeMillis() + turnMillis);
        }
        session.open(connection);
    }

    @Override
    public void acknowledged(long number) {
        // The outbox knows.
    }

    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        received.add(new Arrival(new String(bytes, topicOffset, topicBytes, StandardCharsets.UTF_8),
                new String(bytes, payloadOffset, payloadBytes, StandardCharsets.UTF_8), qos, retain));
    }

    @Override
    public void subscribed(int request, int grantedQos) {
        subscribed = grantedQos == 2;
    }

    @Override
    public void unsubscribed(int request) {
        throw new AssertionError("nobody asked for that");
    }

    /** Uptime and date of this machine. */
    private static final class RunningClock implements Clock {

        private final long startNanos = System.nanoTime();

        @Override
        public long uptimeMillis() {
            return (System.nanoTime() - startNanos) / 1_000_000;
        }

        @Override
        public boolean isSet() {
            return true;
        }

        @Override
        public long utcMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public void setUtcMillis(long utcMillis) {
            throw new AssertionError("it is set");
        }

        @Override
        public void sleepUntil(long deadlineMillis) {
            throw new AssertionError("nothing here sleeps");
        }
    }
}
