package io.limpet.storm.broker;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Subscriptions and their ends (§3.8, §3.10).
 *
 * <pre>
 *   | packet identifier | filter length | topic filter | QoS, of a SUBSCRIBE | filter length | topic filter | ...
 * </pre>
 */
final class Requests {

    private static final int REFUSED = 0x80;

    private final Broker broker;
    private final Sender sender;

    Requests(Broker broker, Sender sender) {
        this.broker = broker;
        this.sender = sender;
    }

    void subscribe(Session session, Body body) throws Breach {
        int identifier = identifier(session, body, "3.8.3", "SUBSCRIBE", "device: SUBSCRIBE %");
        ByteArrayOutputStream granted = new ByteArrayOutputStream();
        do {
            byte[] filter = filter(body, "3.8.3");
            int qos = body.octet("3.8.3", "the requested QoS");
            if (qos > 2) {
                throw new Breach("3.8.3", "requested QoS " + qos);
            }
            granted.write(grant(session, filter, qos));
        } while (body.remaining() > 0);
        sender.answer(PacketType.SUBACK, identifier, granted.toByteArray());
    }

    /** Returns the return code (§3.9.3). What is retained goes to every new subscription, also to one that renews. */
    private int grant(Session session, byte[] filter, int qosAskedFor) {
        boolean less = broker.dice.oneIn(broker.manners.grantsLessOneIn);
        if (less && broker.dice.oneIn(2)) {
            return REFUSED;
        }
        int qos = less ? broker.dice.below(qosAskedFor + 1) : qosAskedFor;
        session.subscribe(filter, qos);
        for (Message message : broker.retainedFor(filter)) {
            broker.send(session, message.withQos(Math.min(qos, message.qos())));
        }
        return qos;
    }

    void unsubscribe(Session session, Body body) throws Breach {
        int identifier = identifier(session, body, "3.10.3", "UNSUBSCRIBE", "device: UNSUBSCRIBE %");
        do {
            session.unsubscribe(filter(body, "3.10.3"));
        } while (body.remaining() > 0);
        sender.answer(PacketType.UNSUBACK, identifier, new byte[0]);
    }

    private int identifier(Session session, Body body, String rule, String packet, String phrase) throws Breach {
        int identifier = body.identifier();
        broker.trace.note(broker.time.nowMillis(), phrase, identifier);
        if (body.remaining() == 0) {
            throw new Breach(rule, packet + " without a topic filter");
        }
        session.duties.ask(identifier);
        return identifier;
    }

    private static byte[] filter(Body body, String rule) throws Breach {
        body.string(rule, "a topic filter");
        Topics.requireFilter(body.bytes, body.offset, body.length);
        return Arrays.copyOfRange(body.bytes, body.offset, body.offset + body.length);
    }
}
