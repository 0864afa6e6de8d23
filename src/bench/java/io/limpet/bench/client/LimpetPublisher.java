package io.limpet.bench.client;

import io.limpet.board.Connection;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.microej.BenchTls;
import io.limpet.mqtt.Message;
import io.limpet.mqtt.MqttException;
import io.limpet.mqtt.MqttSession;
import io.limpet.mqtt.SessionListener;
import io.limpet.mqtt.SessionOptions;
import io.limpet.mqtt.TopicName;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.tls.BoardTls;
import io.limpet.text.Text;
import java.io.IOException;

/**
 * Limpet's session over the MicroEJ board's TLS, name and chain verified, with an outbox that is kept full, as after an
 * outage.
 */
public final class LimpetPublisher implements Publisher, SessionListener {

    private static final int MESSAGE_BYTES = 320;
    private static final long TIMEOUT_MILLIS = 10_000;

    private final ElapsedClock clock = new ElapsedClock();
    private final MemoryOutbox outbox;
    private final TopicName topic = new TopicName(Broker.TOPIC);
    private final byte[] payload = new byte[Broker.PAYLOAD_BYTES];
    private final Text message = new Text(MESSAGE_BYTES);
    private final int qos;
    private final MqttSession session;
    private int left;

    /** @param port the broker's, or that of what stands before it */
    public LimpetPublisher(Broker broker, int port, String tlsVersion, int qos, int inFlight, int bufferBytes,
            int outboxCapacity) throws IOException {
        this.qos = qos;
        this.outbox = new MemoryOutbox(outboxCapacity, MESSAGE_BYTES, WhenFull.DROP_NEWEST);
        SessionOptions options = new SessionOptions(broker.nextIdentifier("limpet"))
                .credentials(Mosquitto.USER, Mosquitto.PASSWORD).inflightMax(inFlight).sendBytes(bufferBytes)
                .receiveBytes(bufferBytes);
        session = new MqttSession(options, outbox, clock, this);
        session.open(connect(broker, port, tlsVersion));
        while (!session.isOnline()) {
            turn();
        }
    }

    private Connection connect(Broker broker, int port, String tlsVersion) throws IOException {
        BoardTls.install(clock::utcMillis);
        try {
            SecureConnector connector = BenchTls.connector(clock);
            connector.start(Broker.ADDRESS, port, new TlsSettings(Broker.NAME, tlsVersion,
                    new byte[][] {broker.authority().der()}, null, null), TIMEOUT_MILLIS);
            Connection connection = null;
            while (connection == null) {
                connection = connector.advance(clock.uptimeMillis() + TIMEOUT_MILLIS);
            }
            return connection;
        } finally {
            BoardTls.remove();
        }
    }

    @Override
    public void publish(int count) throws MqttException {
        left = count;
        while (left > 0 && outbox.size() < outbox.capacity()) {
            append();
        }
        while (outbox.size() > 0) {
            turn();
        }
    }

    private void turn() throws MqttException {
        session.turn(clock.uptimeMillis() + TIMEOUT_MILLIS);
    }

    private void append() {
        left--;
        Message.begin(message, topic, left == 0 ? Math.max(1, qos) : qos, false).append(payload, 0, payload.length);
        outbox.append(message.buffer(), 0, message.length());
    }

    /** One has left the outbox: the next one enters. */
    @Override
    public void acknowledged(long number) {
        if (left > 0) {
            append();
        }
    }

    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        throw new IllegalStateException("a message, without a subscription");
    }

    @Override
    public void subscribed(int request, int grantedQos) {
        throw new IllegalStateException("an answer to a subscription that was not made");
    }

    @Override
    public void unsubscribed(int request) {
        throw new IllegalStateException("the end of a subscription that was not made");
    }

    @Override
    public void close() {
        session.disconnect();
    }
}
