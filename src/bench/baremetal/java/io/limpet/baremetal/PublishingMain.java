package io.limpet.baremetal;

import io.limpet.board.Board;
import io.limpet.board.Connection;
import io.limpet.board.Link;
import io.limpet.board.LinkException;
import io.limpet.board.LinkSettings;
import io.limpet.board.SecureConnector;
import io.limpet.board.TlsSettings;
import io.limpet.mqtt.Message;
import io.limpet.mqtt.MqttException;
import io.limpet.mqtt.MqttSession;
import io.limpet.mqtt.SessionListener;
import io.limpet.mqtt.SessionOptions;
import io.limpet.mqtt.TopicName;
import io.limpet.outbox.MemoryOutbox;
import io.limpet.outbox.WhenFull;
import io.limpet.text.Text;
import io.limpet.text.Utf8;
import io.limpet.time.BuildDate;
import io.limpet.time.Floor;
import io.limpet.time.TimeException;
import io.limpet.time.TimeServers;
import java.io.IOException;

/** The job of bench/baremetal/c/main.c with Limpet's own parts: connector, session, outbox. */
public final class PublishingMain implements SessionListener {

    private static final int MESSAGE_BYTES = 320;
    private static final int PAYLOAD_BYTES = 64;
    private static final int TIMEOUT_MILLIS = 20000;
    private static final int QUIET_MILLIS = 500;

    private static final byte[] HANDSHAKE = Utf8.bytes("handshake");
    private static final byte[] PUBLISHES = Utf8.bytes("publishes");
    private static final byte[] QUIET = Utf8.bytes("quiet");

    private final BareMetalBoard board = new BareMetalBoard();
    private final TopicName topic = new TopicName("limpet/b/1");
    private final byte[] payload = new byte[PAYLOAD_BYTES];
    private final Text message = new Text(MESSAGE_BYTES);
    private final MemoryOutbox outbox = new MemoryOutbox(16, MESSAGE_BYTES, WhenFull.DROP_OLDEST);

    private PublishingMain() {
    }

    public static void main(String[] arguments) throws Exception {
        new PublishingMain().run();
    }

    private void run() throws IOException, TimeException {
        bringUp();
        learnDate();
        MqttSession session = new MqttSession(new SessionOptions("java").credentials(text("user"), text("password")),
                outbox, board.clock(), this);
        session.open(connect());
        while (!session.isOnline()) {
            session.turn(deadline());
        }
        publish(session);
        stayQuiet(session);
        session.disconnect();
        WorkNatives.reportMemory();
        byte[] done = Utf8.bytes("done");
        board.console().writeLine(done, 0, done.length);
    }

    private void bringUp() throws LinkException {
        Link link = board.link(LinkSettings.ethernet());
        while (!link.bringUp(deadline())) {
        }
    }

    private void learnDate() throws IOException, TimeException {
        TimeServers servers = new TimeServers(board.clock(), board.datagrams(), new String[] {text("time.host")},
                number("time.port"), new Floor(board.clock(), BuildDate.UTC_MILLIS, null), 1);
        servers.start(false);
        while (!servers.advance(deadline())) {
        }
    }

    private Connection connect() throws IOException {
        String version = number("tls.version") == 12 ? "1.2" : "1.3";
        TlsSettings settings = new TlsSettings(text("broker.host"), version,
                new byte[][] {board.resources().read("anchor.der")}, null, null);
        SecureConnector connector = board.secureConnector(Board.PLATFORM_TLS);
        WorkNatives.begin();
        connector.start(text("broker.host"), number("broker.port"), settings, TIMEOUT_MILLIS);
        Connection connection = null;
        while (connection == null) {
            connection = connector.advance(deadline());
        }
        WorkNatives.end(HANDSHAKE);
        return connection;
    }

    /** A first message is not counted, as it meets what is done once. */
    private void publish(MqttSession session) throws IOException {
        publishOne(session, 0);
        int count = number("publishes");
        WorkNatives.begin();
        for (int i = 0; i < count; i++) {
            publishOne(session, i);
        }
        WorkNatives.end(PUBLISHES);
    }

    private void publishOne(MqttSession session, int number) throws MqttException {
        payload[0] = (byte) number;
        Message.begin(message, topic, 1, false).append(payload, 0, payload.length);
        outbox.append(message.buffer(), 0, message.length());
        while (outbox.size() > 0) {
            session.turn(deadline());
        }
    }

    private void stayQuiet(MqttSession session) throws MqttException {
        long end = board.clock().uptimeMillis() + QUIET_MILLIS;
        WorkNatives.begin();
        session.turn(end);
        WorkNatives.end(QUIET);
    }

    private long deadline() {
        return board.clock().uptimeMillis() + TIMEOUT_MILLIS;
    }

    private String text(String option) throws IOException {
        byte[] bytes = board.resources().read(option);
        return Utf8.decode(bytes, 0, bytes.length);
    }

    private int number(String option) throws IOException {
        return Integer.parseInt(text(option));
    }

    @Override
    public void acknowledged(long number) {
    }

    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
    }

    @Override
    public void subscribed(int request, int grantedQos) {
    }

    @Override
    public void unsubscribed(int request) {
    }
}
