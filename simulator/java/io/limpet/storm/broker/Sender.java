package io.limpet.storm.broker;

import io.limpet.storm.broker.Answers.Answer;
import io.limpet.storm.broker.Outgoing.Transfer;

/** What goes to a client on one connection: when, how often, and now and then something illegal in its place. */
final class Sender {

    /** How often, and for how long, to look whether something illegal has been read. */
    private static final long LOOK_MILLIS = 200;
    private static final long WATCH_MILLIS = 600_000;

    private static final byte[] PINGRESP = {(byte) (PacketType.PINGRESP << 4), 0};

    /** For the trace, by packet type. */
    private static final String[] SENT = {"", "", "broker: CONNACK", "broker: PUBLISH %", "broker: PUBACK %",
        "broker: PUBREC %", "broker: PUBREL %", "broker: PUBCOMP %", "", "broker: SUBACK %", "", "broker: UNSUBACK %",
        "", "broker: PINGRESP"};

    private final Broker broker;
    private final Wire wire;
    private final Manners manners;
    private final Answers answers = new Answers();
    private final Runnable sendWhatIsDue = this::sendWhatIsDue;
    private final byte[] acknowledgement = {0, 2, 0, 0};

    /** Null before a CONNECT is accepted. */
    private Session session;

    private boolean welcomed;
    private boolean silent;
    private boolean stopped;

    Sender(Broker broker, Wire wire) {
        this.broker = broker;
        this.wire = wire;
        this.manners = broker.manners;
    }

    /** Whether the CONNACK has been sent. */
    boolean hasWelcomed() {
        return welcomed;
    }

    /** Whether it says nothing any more though the connection is open. */
    boolean isSilent() {
        return silent;
    }

    void fallSilent() {
        silent = true;
    }

    /** The connection is over, or is to be. */
    void stop() {
        stopped = true;
        answers.clear();
    }

    void welcome(Session session, boolean sessionPresent) {
        this.session = session;
        add(PacketType.CONNACK, 0, null, new byte[] {PacketType.CONNACK << 4, 2, (byte) (sessionPresent ? 1 : 0), 0});
    }

    /** A CONNACK that says no, after which the connection is to be closed (§3.2.2.3). */
    void refuse(int returnCode) {
        broker.trace.note(now(), "broker: CONNACK with return code %", returnCode);
        wire.send(new byte[] {PacketType.CONNACK << 4, 2, 0, (byte) returnCode}, 0, 4);
    }

    void answerPing() {
        add(PacketType.PINGRESP, 0, null, PINGRESP);
    }

    /** PUBACK, PUBREC or PUBCOMP. */
    void acknowledge(int type, int identifier) {
        add(type, identifier, null, null);
    }

    /** SUBACK or UNSUBACK. */
    void answer(int type, int identifier, byte[] returnCodes) {
        byte[] packet = new byte[4 + returnCodes.length];
        packet[0] = (byte) (type << 4);
        packet[1] = (byte) (packet.length - 2);
        packet[2] = (byte) (identifier >> 8);
        packet[3] = (byte) identifier;
        System.arraycopy(returnCodes, 0, packet, 4, returnCodes.length);
        add(type, identifier, null, packet);
    }

    /** A message with QoS 0. */
    void send(Message message) {
        add(PacketType.PUBLISH, 0, null, message.packet(0, false));
    }

    /** The next packet of a message with QoS 1 or 2. */
    void send(Transfer transfer) {
        add(transfer.released ? PacketType.PUBREL : PacketType.PUBLISH, transfer.identifier, transfer, null);
    }

    private void add(int type, int identifier, Transfer transfer, byte[] packet) {
        int delay = broker.dice.oneIn(manners.lateOneIn) ? broker.dice.below(manners.lateMillisMax + 1)
                : broker.dice.between(manners.answerMillisMin, manners.answerMillisMax);
        long dueMillis = answers.dueMillis(type, now() + delay);
        answers.add(new Answer(dueMillis, type, identifier, transfer, packet));
        broker.time.at(dueMillis, sendWhatIsDue);
    }

    private void sendWhatIsDue() {
        while (!stopped && !silent) {
            Answer next = answers.next(now());
            if (next == null) {
                return;
            }
            if (broker.dice.oneIn(manners.illegalOneIn)) {
                sendSomethingIllegal(next.type() == PacketType.CONNACK);
            } else {
                send(next);
            }
        }
    }

    private void send(Answer next) {
        broker.trace.note(now(), SENT[next.type()], next.identifier());
        if (next.transfer() != null) {
            send(packetOf(next.transfer(), next.type()));
        } else if (next.packet() != null) {
            send(next.packet());
            session.duties.answered(next.type(), next.identifier());
        } else {
            sendAcknowledgement(next);
        }
        if (next.type() == PacketType.CONNACK) {
            begin();
        }
    }

    private void sendAcknowledgement(Answer next) {
        send(acknowledgement(next.type(), next.identifier()));
        session.duties.answered(next.type(), next.identifier());
        if (broker.dice.oneIn(manners.twiceOneIn)) {
            broker.trace.note(now(), "broker: and once more");
            send(acknowledgement);
            session.duties.answered(next.type(), next.identifier());
        }
    }

    private byte[] packetOf(Transfer transfer, int type) {
        boolean again = transfer.sent;
        transfer.sent = true;
        transfer.sentNow = true;
        return type == PacketType.PUBREL ? acknowledgement(type, transfer.identifier)
                : transfer.message.packet(transfer.identifier, again);
    }

    private byte[] acknowledgement(int type, int identifier) {
        acknowledgement[0] = (byte) (type << 4 | (type == PacketType.PUBREL ? 2 : 0));
        acknowledgement[2] = (byte) (identifier >> 8);
        acknowledgement[3] = (byte) identifier;
        return acknowledgement;
    }

    /** The CONNACK is out: what was under way before goes again, in its order (§4.4, §4.6). */
    private void begin() {
        welcomed = true;
        for (Transfer transfer : session.outgoing.resume()) {
            send(transfer);
        }
    }

    private void sendSomethingIllegal(boolean first) {
        byte[] packet = IllegalPackets.any(broker.dice, first);
        broker.trace.note(now(), "broker: something illegal, beginning with % %", packet[0] & 0xff, packet[1] & 0xff);
        send(packet);
        silent = true;
        long untilMillis = now() + WATCH_MILLIS;
        broker.time.at(now() + LOOK_MILLIS, () -> watchWhoReads(packet, untilMillis));
    }

    /** Who has read something illegal has to close (§4.8): the clock runs from when it is read. */
    private void watchWhoReads(byte[] packet, long untilMillis) {
        if (stopped || !wire.isKept() || now() > untilMillis) {
            return;
        }
        if (wire.isRead()) {
            broker.time.at(now() + manners.illegalMillisMax, () -> demandTheEndAfter(packet));
        } else {
            broker.time.at(now() + LOOK_MILLIS, () -> watchWhoReads(packet, untilMillis));
        }
    }

    private void demandTheEndAfter(byte[] packet) {
        if (!stopped && wire.isKept()) {
            broker.judge.broken("4.8", "the connection is kept after a packet that begins with " + (packet[0] & 0xff)
                    + " " + (packet[1] & 0xff));
        }
    }

    private void send(byte[] packet) {
        wire.send(packet, 0, packet.length);
    }

    private long now() {
        return broker.time.nowMillis();
    }
}
