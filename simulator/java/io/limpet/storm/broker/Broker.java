package io.limpet.storm.broker;

import io.limpet.storm.Dice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker after MQTT 3.1.1 (OASIS standard, 29 October 2014), strict about everything that it gets, and free, as its
 * {@link Manners} say, in everything that the standard leaves to it.
 *
 * <p>It takes over a message and hands it to the {@link Subscriber} in one and the same moment. What it has taken over,
 * and the QoS 2 identifiers with it, survives a restart that keeps the sessions, whether or not it was acknowledged.
 */
public final class Broker {

    final Time time;
    final Dice dice;
    final Trace trace;
    final Judge judge;
    final Manners manners;
    private final Subscriber subscriber;

    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /** They are the clients', and so survive what becomes of the sessions. */
    private final Map<String, Duties> duties = new LinkedHashMap<>();

    private final Map<String, Message> retained = new LinkedHashMap<>();
    private final List<ClientConnection> connections = new ArrayList<>();
    private long listeningFromMillis;
    private long sessionsLost;

    public Broker(Time time, Dice dice, Trace trace, Judge judge, Manners manners, Subscriber subscriber) {
        this.time = time;
        this.dice = dice;
        this.trace = trace;
        this.judge = judge;
        this.manners = manners;
        this.subscriber = subscriber;
    }

    /** Whether it is running. */
    public boolean isListening() {
        return time.nowMillis() >= listeningFromMillis;
    }

    /** Takes a connection. */
    public Wire.End accept(Wire wire) {
        ClientConnection connection = new ClientConnection(this, wire);
        connections.add(connection);
        return connection;
    }

    /** Another client publishes a message. */
    public void publish(String topic, String payload, int qos, boolean retain) {
        Message message = Message.of(topic.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8),
                qos, retain);
        if (retain) {
            keep(message);
        }
        route(message);
    }

    /** Ends, and is back after a while: with all that it knew, or with nothing. Wills are not published. */
    public void restart(boolean keepsSessions, long downMillis) {
        trace.note(time.nowMillis(), keepsSessions ? "broker: restarts, down for % ms"
                : "broker: restarts and has forgotten everything, down for % ms", downMillis);
        boolean silently = dice.oneIn(2);
        for (ClientConnection connection : List.copyOf(connections)) {
            connection.perish(silently);
        }
        if (!keepsSessions) {
            List.copyOf(sessions.values()).forEach(this::lose);
            retained.clear();
        }
        listeningFromMillis = time.nowMillis() + downMillis;
    }

    /** A second client comes with the same identifier: the first is disconnected (§3.1.4), and may come back. */
    public void anotherClientConnects(String clientIdentifier, boolean cleanSession) {
        trace.note(time.nowMillis(), "broker: another client has the same identifier");
        disconnect(clientIdentifier);
        Session session = sessions.get(clientIdentifier);
        if (session != null && cleanSession) {
            lose(session);
        }
    }

    /** A client has lost memory in which something about its session may have been. */
    public void clientMayHaveForgotten(String clientIdentifier) {
        Duties owed = duties.get(clientIdentifier);
        if (owed != null) {
            owed.loseMemory();
        }
    }

    public boolean isConnected(String clientIdentifier) {
        Session session = sessions.get(clientIdentifier);
        return session != null && session.connection != null;
    }

    /** How many messages for the client are waiting or under way. */
    public int waitingFor(String clientIdentifier) {
        Session session = sessions.get(clientIdentifier);
        return session == null ? 0 : session.outgoing.size();
    }

    /** Whether the client has a subscription that asks for a topic. */
    public boolean isSubscribed(String clientIdentifier, String topic) {
        Session session = sessions.get(clientIdentifier);
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        return session != null && session.qosOf(name, 0, name.length) >= 0;
    }

    /** The last retained message of a topic, or null. */
    public String retained(String topic) {
        Message message = retained.get(topic);
        return message == null ? null : message.payload();
    }

    /** How often a session was lost that a client had left. */
    public long sessionsLost() {
        return sessionsLost;
    }

    // ---- For the connections

    /** Closes the connection that a client has, if any. */
    void disconnect(String clientIdentifier) {
        Session session = sessions.get(clientIdentifier);
        if (session != null && session.connection != null) {
            trace.note(time.nowMillis(), "broker: closes the connection that the client has");
            session.connection.close();
        }
    }

    /** The session of a client that connects: the one that it has, or a new one. */
    Session sessionFor(String clientIdentifier, boolean clean) {
        Session session = sessions.get(clientIdentifier);
        if (session != null && (clean || session.clean || dice.oneIn(manners.losesSessionOneIn))) {
            lose(session);
            session = null;
        }
        if (session == null) {
            session = new Session(clientIdentifier,
                    duties.computeIfAbsent(clientIdentifier, identifier -> new Duties()));
            sessions.put(clientIdentifier, session);
        }
        session.clean = clean;
        return session;
    }

    /** The session that a client has, or null. */
    Session session(String clientIdentifier) {
        return sessions.get(clientIdentifier);
    }

    /** A session's connection is over. */
    void left(ClientConnection connection, Session session) {
        connections.remove(connection);
        if (session != null && session.connection == connection) {
            session.connection = null;
            if (session.clean) {
                lose(session);
            }
        }
    }

    private void lose(Session session) {
        sessions.remove(session.clientIdentifier);
        if (!session.clean) {
            sessionsLost++;
        }
        for (Message message : session.reception.stored()) {
            subscriber.lost(message.bytes(), 0, message.topicBytes(), message.topicBytes(), message.payloadBytes());
        }
    }

    /** Takes over a message that a client has published. */
    void takeOver(PublishPacket packet) {
        if (packet.retain) {
            keep(packet.message());
        }
        subscriber.delivered(packet.bytes, packet.topicOffset, packet.topicBytes, packet.payloadOffset,
                packet.payloadBytes, packet.qos, packet.duplicate, packet.retain);
        route(packet.bytes, packet.topicOffset, packet.topicBytes, packet.payloadOffset, packet.payloadBytes,
                packet.qos);
    }

    /** Takes over a message that was stored, or a will. */
    void takeOver(Message message) {
        if (message.retain()) {
            keep(message);
        }
        subscriber.delivered(message.bytes(), 0, message.topicBytes(), message.topicBytes(), message.payloadBytes(),
                message.qos(), false, message.retain());
        route(message);
    }

    /** What is retained for a new subscription (§3.3.1.3). */
    List<Message> retainedFor(byte[] filter) {
        return retained.values().stream()
                .filter(message -> Topics.matches(filter, message.bytes(), 0, message.topicBytes())).toList();
    }

    /** A retained message replaces the one before; an empty one only removes it. */
    private void keep(Message message) {
        retained.remove(message.topic());
        if (message.payloadBytes() > 0) {
            retained.put(message.topic(), message);
        }
    }

    private void route(Message message) {
        route(message.bytes(), 0, message.topicBytes(), message.topicBytes(), message.payloadBytes(), message.qos());
    }

    private void route(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos) {
        for (Session session : sessions.values()) {
            int granted = session.qosOf(bytes, topicOffset, topicBytes);
            if (granted >= 0) {
                send(session, Message.copyOf(bytes, topicOffset, topicBytes, payloadOffset, payloadBytes,
                        Math.min(qos, granted), false));
            }
        }
    }

    /** To a client, now or when it is there; what has QoS 0 now or not at all. */
    void send(Session session, Message message) {
        Sender sender = session.connection == null ? null : session.connection.sender();
        if (message.qos() > 0) {
            Outgoing.Transfer transfer = session.outgoing.add(message);
            if (sender != null && transfer != null) {
                sender.send(transfer);
            }
        } else if (sender != null) {
            sender.send(message);
        }
    }
}
