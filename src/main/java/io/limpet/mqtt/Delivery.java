package io.limpet.mqtt;

import io.limpet.outbox.Outbox;
import io.limpet.outbox.OutboxException;
import io.limpet.text.Text;

/**
 * Messages to the broker: out of the outbox into the send buffer, and off the outbox for good when they have arrived.
 *
 * <pre>
 *   QoS 0   PUBLISH written
 *   QoS 1   PUBLISH ->   <- PUBACK
 *   QoS 2   PUBLISH ->   <- PUBREC   PUBREL ->   <- PUBCOMP
 * </pre>
 *
 * How far a message has got is its mark in the outbox, so that it lives as long as the message:
 *
 * <pre>
 *   bits 31..20 | 19..16                                      | 15..0
 *   0           | type of the packet it waits for (§2.2.1)    | packet identifier
 * </pre>
 *
 * Of messages {@link Inflight} is only an index over the marks, made anew from them at start.
 */
final class Delivery {

    private final Codec codec;
    private final Outbox outbox;
    private final SessionListener listener;
    private final SendBuffer out;
    private final Liveness liveness;
    private final Inflight inflight;
    private final int inflightMax;
    private final MessageView message = new MessageView();

    /** The last message of the outbox that was put into the buffer, or that need not be, on this connection. */
    private long cursor = Outbox.NONE;

    /** The last of those that have been written; between the two there are QoS 0 messages that have not. */
    private long written = Outbox.NONE;
    private int unwritten;

    /** Whether a message waits for nothing but room in the buffer. */
    private boolean full;

    private long acknowledged;
    private long redelivered;
    private long discarded;

    Delivery(Codec codec, Outbox outbox, SessionListener listener, SendBuffer out, Liveness liveness,
            Inflight inflight, int inflightMax) throws OutboxException {
        this.codec = codec;
        this.outbox = outbox;
        this.listener = listener;
        this.out = out;
        this.liveness = liveness;
        this.inflight = inflight;
        this.inflightMax = inflightMax;
        takeUp();
    }

    long acknowledged() {
        return acknowledged;
    }

    long redelivered() {
        return redelivered;
    }

    long discarded() {
        return discarded;
    }

    /**
     * Takes up what the outbox has marked as under way and nobody waits for: from an earlier life, or from before its
     * memory failed, when what it was asked for has happened or has not. A mark that cannot be is taken for none.
     */
    void takeUp() throws OutboxException {
        boolean any = false;
        for (long number = outbox.next(Outbox.NONE); number != Outbox.NONE; number = outbox.next(number)) {
            int mark = outbox.mark(number);
            if (mark == 0 || isUnderWay(number, Marks.identifier(mark))) {
                continue;
            }
            if (message.look(outbox, number) && Marks.isPossible(mark, message.qos())
                    && inflight.restore(Marks.awaited(mark), Marks.identifier(mark), number)) {
                any = true;
            } else {
                outbox.setMark(number, 0);
            }
        }
        if (any) {
            inflight.disconnected();   // for the order in which it is all sent again
        }
    }

    private boolean isUnderWay(long number, int identifier) {
        int slot = inflight.find(identifier);
        return slot != Inflight.NONE && inflight.number(slot) == number;
    }

    /** A connection is being made: what was under way on the last one is to be sent again. */
    void opened() {
        inflight.disconnected();
        cursor = Outbox.NONE;
        written = Outbox.NONE;
        unwritten = 0;
    }

    /**
     * The broker has forgotten the session, and with it which messages it has. Those that it had not taken over are
     * sent again as new ones. Those that it had (PUBREC came) are not: it has delivered them or has lost them itself,
     * and to send them again could only make two of one.
     *
     * <p>The newest first: should the power fail meanwhile, those that are still marked, which the next life sends
     * before all others, are older than those that are not.
     */
    void sessionLost() throws OutboxException {
        for (int slot = inflight.newest(); slot != Inflight.NONE; slot = inflight.newest()) {
            long number = inflight.number(slot);
            if (inflight.awaited(slot) == PacketType.PUBCOMP) {
                leave(slot, number);
            } else {
                outbox.setMark(number, 0);
                inflight.remove(slot);
                redelivered++;
            }
        }
    }

    /**
     * Puts into the buffer what may be sent: first what is to be sent again, in the order it had, then new messages as
     * far as the window, the buffer and the broker's signs of life allow.
     *
     * @return whether there is more, for which only the buffer has no room
     */
    boolean fill(long nowMillis) throws OutboxException {
        full = false;
        while (inflight.hasUnsent()) {
            if (!sendAgain(inflight.oldest(), nowMillis)) {
                return full;
            }
        }
        for (long number = outbox.next(cursor); number != Outbox.NONE; number = outbox.next(number)) {
            if (outbox.mark(number) == 0 && !send(number, nowMillis)) {
                return full;
            }
            cursor = number;
        }
        return false;
    }

    /** The buffer has been written: QoS 0 asks for no more. */
    void written() throws OutboxException {
        if (unwritten > 0) {
            unwritten = 0;
            long number = outbox.next(written);
            while (number != Outbox.NONE && number <= cursor) {
                if (outbox.mark(number) == 0) {
                    leave(number);
                }
                number = outbox.next(number);
            }
        }
        written = cursor;
    }

    /** Puts a QoS 0 message into the buffer that is in no outbox. Returns false when there is no room now. */
    boolean publishNow(Text text) throws OutboxException {
        if (text.overflowed() || !message.look(text.buffer(), text.length()) || message.qos() != 0
                || codec.publishBytes(message) > out.capacity()) {
            throw new IllegalArgumentException("text: not a whole Message with QoS 0 that fits the send buffer of "
                    + out.capacity() + " bytes");
        }
        if (codec.publishBytes(message) > out.room()) {
            return false;
        }
        codec.putPublish(out, message, 0, false);
        return true;
    }

    /** A PUBACK, PUBREC or PUBCOMP. There is room in the buffer for an answer. */
    void acknowledge(Packet packet, long nowMillis) throws MqttException, OutboxException {
        int slot = inflight.find(packet.packetIdentifier);
        if (slot == Inflight.NONE) {
            acknowledgeUnknown(packet);
            return;
        }
        int awaited = inflight.awaited(slot);
        boolean secondPubrec = packet.type == PacketType.PUBREC && awaited == PacketType.PUBCOMP;
        if (packet.type != awaited && !secondPubrec) {
            throw MqttException.violation("4.3", packet.typeName() + " for packet identifier "
                    + packet.packetIdentifier + ", which waits for a " + PacketType.name(awaited));
        }
        liveness.confirmed(inflight.position(slot));
        if (packet.type == PacketType.PUBREC) {
            release(slot, nowMillis);
            return;
        }
        leave(slot, inflight.number(slot));
    }

    /**
     * Nobody waits for it. Brokers do acknowledge twice, when a message was sent twice; that does no harm. A PUBREC is
     * answered, or the broker would keep a message of our forgotten past for ever.
     */
    private void acknowledgeUnknown(Packet packet) {
        if (packet.type == PacketType.PUBREC) {
            codec.putAcknowledgement(out, PacketType.PUBREL, packet.packetIdentifier);
        }
    }

    /** Whether it was sent, or need not be: the message has left the outbox. */
    private boolean send(long number, long nowMillis) throws OutboxException {
        if (!message.look(outbox, number)) {
            discard(number);
            return true;
        }
        int qos = message.qos();
        if (qos > 0 && inflight.messages() >= inflightMax || !admits(codec.publishBytes(message))) {
            return false;
        }
        if (qos == 0) {
            codec.putPublish(out, message, 0, false);
            unwritten++;
            return true;
        }
        int awaited = qos == 1 ? PacketType.PUBACK : PacketType.PUBREC;
        int slot = inflight.add(awaited, number);
        outbox.setMark(number, Marks.of(awaited, inflight.identifier(slot)));
        codec.putPublish(out, message, inflight.identifier(slot), false);
        inflight.sent(slot, nowMillis, liveness.position(out.length()));
        return true;
    }

    private boolean sendAgain(int slot, long nowMillis) throws OutboxException {
        if (inflight.awaited(slot) == PacketType.PUBCOMP) {
            if (!admits(codec.acknowledgementBytes())) {
                return false;
            }
            release(slot, nowMillis);
            return true;
        }
        if (!message.look(outbox, inflight.number(slot))) {
            discard(inflight.number(slot));
            inflight.remove(slot);
            return true;
        }
        if (!admits(codec.publishBytes(message))) {
            return false;
        }
        outbox.setMark(inflight.number(slot), Marks.of(inflight.awaited(slot), inflight.identifier(slot)));
        codec.putPublish(out, message, inflight.identifier(slot), true);
        inflight.sent(slot, nowMillis, liveness.position(out.length()));
        redelivered++;
        return true;
    }

    /** The broker has taken a QoS 2 message over. The mark goes first: after it, no PUBLISH may follow (§4.3.3). */
    private void release(int slot, long nowMillis) throws OutboxException {
        int identifier = inflight.identifier(slot);
        outbox.setMark(inflight.number(slot), Marks.of(PacketType.PUBCOMP, identifier));
        inflight.setAwaited(slot, PacketType.PUBCOMP);
        codec.putAcknowledgement(out, PacketType.PUBREL, identifier);
        inflight.sent(slot, nowMillis, liveness.position(out.length()));
    }

    private boolean admits(int bytes) {
        full = bytes > out.room() - codec.pingRequestBytes();
        return !full && liveness.allows(out.length() + bytes);
    }

    /** It is no message: it can never be sent. */
    private void discard(long number) throws OutboxException {
        outbox.remove(number);
        discarded++;
    }

    /** Off the outbox first: should its memory fail, the message is still under way, and comes up again. */
    private void leave(int slot, long number) throws OutboxException {
        outbox.remove(number);
        inflight.remove(slot);
        left(number);
    }

    private void leave(long number) throws OutboxException {
        outbox.remove(number);
        left(number);
    }

    private void left(long number) {
        acknowledged++;
        listener.acknowledged(number);
    }
}
