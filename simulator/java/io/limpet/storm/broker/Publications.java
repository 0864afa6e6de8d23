package io.limpet.storm.broker;

/**
 * The messages of a client: taken over, and answered (§4.3).
 *
 * <pre>
 *   QoS 1   PUBLISH: take over, PUBACK
 *   QoS 2   PUBLISH: take over or, by method A, store; PUBREC      PUBREL: hand on what was stored; PUBCOMP
 * </pre>
 *
 * A connection can end between any two of these.
 */
final class Publications {

    private final Broker broker;
    private final ClientConnection connection;
    private final Sender sender;
    private final PublishPacket packet = new PublishPacket();

    Publications(Broker broker, ClientConnection connection, Sender sender) {
        this.broker = broker;
        this.connection = connection;
        this.sender = sender;
    }

    void publish(Session session, int flags, Body body) throws Breach {
        packet.read(flags, body);
        broker.trace.note(broker.time.nowMillis(), packet.duplicate ? "device: PUBLISH again, QoS %, identifier %"
                : "device: PUBLISH, QoS %, identifier %", packet.qos, packet.identifier);
        if (packet.qos > 0) {
            session.duties.publish(packet.identifier, packet.duplicate, packet.content());
        }
        if (closes(broker.manners.closesBeforeTakingOverOneIn, "broker: closes before it takes over")) {
            return;
        }
        takeOver(session);
        if (!closes(broker.manners.closesAfterTakingOverOneIn, "broker: closes after it has taken over")) {
            answer();
        }
    }

    private void takeOver(Session session) {
        if (packet.qos == 2 && !session.reception.hold(packet.identifier)) {
            return;   // the same message again
        }
        if (packet.qos == 2 && broker.manners.deliversOnRelease) {
            session.reception.store(packet.identifier, packet.message());
        } else {
            broker.takeOver(packet);
        }
    }

    private void answer() {
        if (packet.qos > 0) {
            sender.acknowledge(packet.qos == 1 ? PacketType.PUBACK : PacketType.PUBREC, packet.identifier);
        }
    }

    void release(Session session, int identifier) throws Breach {
        session.duties.release(identifier);
        Message stored = session.reception.release(identifier);
        if (stored != null) {
            broker.takeOver(stored);
        }
        if (!closes(broker.manners.closesAfterReleaseOneIn, "broker: closes after it has released")) {
            sender.acknowledge(PacketType.PUBCOMP, identifier);
        }
    }

    private boolean closes(int oneIn, String phrase) {
        if (broker.dice.oneIn(oneIn)) {
            broker.trace.note(broker.time.nowMillis(), phrase);
            connection.close();
            return true;
        }
        return false;
    }
}
