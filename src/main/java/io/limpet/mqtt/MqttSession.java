package io.limpet.mqtt;

import io.limpet.board.Clock;
import io.limpet.board.Connection;
import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.text.Text;
import java.io.IOException;

/**
 * A client's session with a broker: one object for the life of the device, over one connection after the other.
 *
 * <pre>
 *   MqttSession session = new MqttSession(options, outbox, clock, listener);
 *   session.open(connector.connect(...));
 *   while (...) {
 *       session.turn(deadlineMillis);        all sending, receiving and waiting happens in here
 *   }
 *   session.disconnect();
 * </pre>
 *
 * Messages come from the outbox, which others fill ({@link Message} says how a message looks in it), and leave it when
 * the broker has acknowledged them. There is no thread and no callback outside of {@link #turn}; once made, the session
 * allocates nothing.
 *
 * <p>An {@link MqttException} ends the connection, which is closed by then, but not the session: the next
 * {@link #open} takes up what was under way.
 */
public final class MqttSession {

    /** How many subscriptions and ends of subscriptions may wait for their answer at once. */
    public static final int REQUESTS_MAX = 8;

    /** What a message that is received takes in the buffer beside its topic and its payload (MQTT 3.1.1 §3.3). */
    public static final int RECEIVED_OVERHEAD_BYTES = 5 + 2 + 2;

    private final Codec codec;
    private final SessionOptions options;
    private final Clock clock;
    private final SendBuffer out;
    private final PacketReader reader;
    private final Liveness liveness;
    private final Inflight inflight;
    private final Delivery delivery;
    private final Requests requests;
    private final Reception reception;
    private final Deadlines deadlines;

    /** Null when there is none. */
    private Connection connection;

    private boolean online;
    private boolean sessionPresent;

    /** As the CONNECT of this connection says. */
    private boolean cleanSession;

    /**
     * Takes up the messages that the outbox has marked as under way, from before a power cut.
     *
     * @throws IllegalArgumentException when the options contradict each other, or when the CONNECT or the outbox's
     *         longest message does not fit the send buffer
     * @throws OutboxException when the outbox's memory fails
     */
    public MqttSession(SessionOptions options, Outbox outbox, Clock clock, SessionListener listener)
            throws OutboxException {
        this(new Mqtt311(), options, outbox, clock, listener);
    }

    MqttSession(Codec codec, SessionOptions options, Outbox outbox, Clock clock, SessionListener listener)
            throws OutboxException {
        check(codec, options, outbox);
        this.codec = codec;
        this.options = options;
        this.clock = clock;
        this.out = new SendBuffer(options.sendBytes);
        this.reader = new PacketReader(codec, options.receiveBytes);
        this.liveness = new Liveness(options.keepAliveSeconds, options.acknowledgementTimeoutMillis, out.capacity());
        this.inflight = new Inflight(Marks.slotsFor(outbox, options.inflightMax + REQUESTS_MAX),
                options.firstPacketIdentifier);
        this.delivery = new Delivery(codec, outbox, listener, out, liveness, inflight, options.inflightMax);
        this.requests = new Requests(codec, listener, out, liveness, inflight, REQUESTS_MAX);
        this.reception = new Reception(listener, options.receivedQos2Max);
        this.deadlines = new Deadlines(inflight, liveness, options);
    }

    private static void check(Codec codec, SessionOptions options, Outbox outbox) {
        if (options.clientIdentifier.length == 0 && !options.cleanSession) {
            throw new IllegalArgumentException("client identifier: empty, which only a clean session may have "
                    + "(MQTT 3.1.1 §3.1.3.1)");
        }
        int least = Math.max(codec.connectBytes(options),
                codec.publishBytesMax(outbox.messageBytesMax()) + codec.pingRequestBytes());
        if (options.sendBytes < least) {
            throw new IllegalArgumentException("send buffer bytes: " + options.sendBytes + ", must be at least " + least
                    + " for the CONNECT and for messages of up to " + outbox.messageBytesMax() + " bytes");
        }
    }

    /** Begins on a new connection. CONNECT is sent, and answered, in the turns that follow. */
    public void open(Connection connection) {
        open(connection, options.cleanSession);
    }

    /**
     * Begins on a connection by which the broker forgets the session that it may have kept (§3.1.2.4): once online,
     * disconnect, and open another. For a client that no longer knows what was under way: the broker may hold a message
     * of QoS 2 under a packet identifier that will be given to another, and would then take that one for a repetition.
     */
    public void openToForget(Connection connection) {
        open(connection, true);
    }

    private void open(Connection connection, boolean cleanSession) {
        if (this.connection != null) {
            throw new IllegalStateException("open: the session has a connection already");
        }
        this.connection = connection;
        online = false;
        sessionPresent = false;
        this.cleanSession = cleanSession;
        long now = clock.uptimeMillis();
        deadlines.connecting(now);
        out.clear();
        reader.clear();
        liveness.opened(now);
        delivery.opened();
        codec.putConnect(out, options, cleanSession);
    }

    /**
     * Where the packet identifiers begin that are given out from now on, for a device that learns of something random
     * (the time) only after its start. Those in use stay so.
     *
     * @param identifier 1 to 65535
     */
    public void beginIdentifiersAt(int identifier) {
        inflight.beginAt(identifier);
    }

    public boolean isOpen() {
        return connection != null;
    }

    /** Whether the broker has accepted the connection (CONNACK) and it has not ended since. */
    public boolean isOnline() {
        return online;
    }

    /** Whether the broker had kept the session when it last accepted a connection. If not, subscribe again. */
    public boolean sessionPresent() {
        return sessionPresent;
    }

    /**
     * Sends everything that waits and may be sent, in one write as far as the buffer reaches; then, unless there is
     * more to send, waits for the broker until the deadline and handles what came. Returns as soon as something has
     * come or is to be done, so often before the deadline.
     *
     * @throws MqttException when the connection has ended; it is closed
     */
    public void turn(long deadlineMillis) throws MqttException {
        requireOpen();
        try {
            boolean more = online && fill();
            write();
            if (!more && connection != null) {
                receive(Math.min(deadlineMillis, deadlines.nextMillis()));
            }
        } catch (MqttException e) {
            close();
            throw e;
        } catch (OutboxException e) {
            close();
            throw new MqttException(MqttException.Reason.OUTBOX_FAILED, e.getMessage());
        } catch (IOException e) {
            close();
            throw new MqttException(MqttException.Reason.CONNECTION_LOST, "the connection to the broker was lost"
                    + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
    }

    /**
     * Publishes a message with QoS 0 that is in no outbox, such as the one that says that a device is there: it goes
     * with the next turn or never.
     *
     * @param message as {@link Message#begin} and its payload's maker have left it
     * @return false when it cannot be taken now: not online, or no room in the send buffer before the next turn
     */
    public boolean publishNow(Text message) {
        try {
            return online && delivery.publishNow(message);
        } catch (OutboxException e) {
            throw new IllegalStateException("a message that is in no outbox was read from one: " + e.getMessage());
        }
    }

    /**
     * Asks for messages. The answer comes to {@link SessionListener#subscribed}, unless the connection ends before:
     * then ask again.
     *
     * @param qos the highest wanted: 0, 1 or 2
     * @return a number for the request, 1 to 65535; 0 when it cannot be taken now: not online, or no room before the
     *         next turn, or {@link #REQUESTS_MAX} are not yet answered
     */
    public int subscribe(TopicFilter filter, int qos) {
        Message.checkQos(qos);
        return online ? requests.subscribe(filter, qos, clock.uptimeMillis()) : Requests.NONE;
    }

    /** Ends a subscription. Returns what {@link #subscribe} does; {@link SessionListener#unsubscribed} is told. */
    public int unsubscribe(TopicFilter filter) {
        return online ? requests.unsubscribe(filter, clock.uptimeMillis()) : Requests.NONE;
    }

    /** Says goodbye (DISCONNECT), so that the broker does not publish the will, and closes the connection. */
    public void disconnect() {
        if (online) {
            try {
                ensureRoom(codec.disconnectBytes());
                codec.putDisconnect(out);
                write();
            } catch (IOException e) {
                // It is gone already: the broker takes that for what it is and publishes the will.
            }
        }
        close();
    }

    /** Closes the connection as it is; the broker publishes the will. A second call does nothing. */
    public void close() {
        Connection last = connection;
        connection = null;
        online = false;
        out.wipe();
        if (last != null) {
            last.close();
        }
    }

    /** Messages that have been sent and not yet acknowledged. */
    public int inFlight() {
        return inflight.messages();
    }

    /** Messages that have left the outbox, since the start. */
    public long acknowledged() {
        return delivery.acknowledged();
    }

    /** Messages that had to be sent again, since the start; each time counts. */
    public long redelivered() {
        return delivery.redelivered();
    }

    /** What was in the outbox and was no {@link Message}, since the start: removed, as it could never be sent. */
    public long discarded() {
        return delivery.discarded();
    }

    /** Messages from the broker that were longer than the receive buffer, since the start: skipped, acknowledged. */
    public long skipped() {
        return reception.skipped();
    }

    private boolean fill() throws IOException {
        long now = clock.uptimeMillis();
        boolean more = delivery.fill(now);
        if (liveness.isPingDue(now, out.length(), inflight.hasSent())) {
            ensureRoom(codec.pingRequestBytes());
            codec.putPingRequest(out);
            liveness.pinged(out.length());
        }
        return more;
    }

    private void write() throws IOException {
        if (out.length() == 0) {
            return;   // nothing to say, or closed by the listener
        }
        connection.send(out.bytes(), 0, out.length(), clock.uptimeMillis() + options.acknowledgementTimeoutMillis);
        long now = clock.uptimeMillis();
        liveness.written(out.length(), now);
        if (online) {
            out.clear();
        } else {
            out.wipe();   // of the CONNECT, in which the password is
            deadlines.connecting(now);
        }
        delivery.written();
    }

    private void ensureRoom(int bytes) throws IOException {
        while (bytes > out.room()) {   // the listener, told of what was written, may have filled it anew: once
            write();
        }
    }

    private void receive(long deadlineMillis) throws IOException {
        int count = reader.receive(connection, deadlineMillis);
        if (count < 0) {
            throw new MqttException(MqttException.Reason.CONNECTION_LOST, online
                    ? "the broker closed the connection; its log says why (often: a second client has the same client "
                    + "identifier)"
                    : "the broker closed the connection without a CONNACK; its log says why (often: it does not like "
                    + "the client identifier or the user, or it is not MQTT that listens there)");
        }
        long now = clock.uptimeMillis();
        if (count > 0) {
            liveness.heard(now);
            for (Packet packet = reader.next(); packet != null; packet = reader.next()) {
                handle(packet, now);
                if (connection == null) {
                    return;   // closed by the listener
                }
            }
        }
        deadlines.check(now);
    }

    private void handle(Packet packet, long now) throws IOException {
        if (online == (packet.type == PacketType.CONNACK)) {
            throw MqttException.violation("3.2", online ? "a second CONNACK"
                    : packet.typeName() + " before the CONNACK");
        }
        ensureRoom(codec.acknowledgementBytes());
        switch (packet.type) {
            case PacketType.CONNACK:
                connected(packet);
                break;
            case PacketType.PUBLISH:
                answer(reception.publish(packet), packet.packetIdentifier);
                break;
            case PacketType.PUBREL:
                release(packet.packetIdentifier);
                break;
            case PacketType.PINGRESP:
                liveness.pingAnswered();
                break;
            case PacketType.SUBACK:
            case PacketType.UNSUBACK:
                requests.acknowledge(packet);
                break;
            default:
                delivery.acknowledge(packet, now);
        }
    }

    private void connected(Packet connack) throws MqttException, OutboxException {
        if (connack.returnCode != 0) {
            throw Refusal.of(connack.returnCode);
        }
        if (connack.sessionPresent && cleanSession) {
            throw MqttException.violation("3.2.2.2", "CONNACK says that a session is present, after a CONNECT that "
                    + "asked for a clean one");
        }
        online = true;
        deadlines.connected();
        sessionPresent = connack.sessionPresent;
        liveness.confirmed(liveness.position(0));
        reception.connected(sessionPresent);
        delivery.takeUp();
        if (!sessionPresent) {
            delivery.sessionLost();
        }
    }

    private void release(int packetIdentifier) throws IOException {
        boolean anew = reception.release(packetIdentifier);
        answer(PacketType.PUBCOMP, packetIdentifier);
        if (anew) {
            write();
            throw new MqttException(MqttException.Reason.RECEIVE_WINDOW_FULL, "the broker had more than "
                    + options.receivedQos2Max + " messages of QoS 2 under way at once: connect again for the others, "
                    + "and make room for more, or let the broker send fewer (Mosquitto: max_inflight_messages)");
        }
    }

    /** The listener may have filled the buffer meanwhile, or closed the connection. */
    private void answer(int type, int packetIdentifier) throws IOException {
        if (type != Reception.NO_ANSWER && connection != null) {
            ensureRoom(codec.acknowledgementBytes());
            codec.putAcknowledgement(out, type, packetIdentifier);
        }
    }

    private void requireOpen() {
        if (connection == null) {
            throw new IllegalStateException("turn: the session has no connection, open one first");
        }
    }
}
