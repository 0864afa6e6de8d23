package io.limpet.mqtt;

import io.limpet.outbox.Outbox;

/** Subscriptions and ends of subscriptions that wait for the broker's answer. They do not outlive a connection. */
final class Requests {

    /** Nothing was asked for: there is no room now. */
    static final int NONE = 0;

    private final Codec codec;
    private final SessionListener listener;
    private final SendBuffer out;
    private final Liveness liveness;
    private final Inflight inflight;
    private final int countMax;

    Requests(Codec codec, SessionListener listener, SendBuffer out, Liveness liveness, Inflight inflight,
            int countMax) {
        this.codec = codec;
        this.listener = listener;
        this.out = out;
        this.liveness = liveness;
        this.inflight = inflight;
        this.countMax = countMax;
    }

    int subscribe(TopicFilter filter, int qos, long nowMillis) {
        if (!canTake(codec.subscribeBytes(filter))) {
            return NONE;
        }
        int slot = inflight.add(PacketType.SUBACK, Outbox.NONE);
        codec.putSubscribe(out, inflight.identifier(slot), filter, qos);
        return sent(slot, nowMillis);
    }

    int unsubscribe(TopicFilter filter, long nowMillis) {
        if (!canTake(codec.unsubscribeBytes(filter))) {
            return NONE;
        }
        int slot = inflight.add(PacketType.UNSUBACK, Outbox.NONE);
        codec.putUnsubscribe(out, inflight.identifier(slot), filter);
        return sent(slot, nowMillis);
    }

    /** A SUBACK or UNSUBACK. A request is never sent twice, so that an answer too many is a mistake of the broker's. */
    void acknowledge(Packet packet) throws MqttException {
        int slot = inflight.find(packet.packetIdentifier);
        boolean subscribed = packet.type == PacketType.SUBACK;
        if (slot == Inflight.NONE || inflight.awaited(slot) != packet.type) {
            throw MqttException.violation(subscribed ? "3.8.4" : "3.10.4", packet.typeName()
                    + " for packet identifier " + packet.packetIdentifier + ", which does not wait for one");
        }
        liveness.confirmed(inflight.position(slot));
        inflight.remove(slot);
        if (subscribed) {
            listener.subscribed(packet.packetIdentifier, packet.returnCode);
        } else {
            listener.unsubscribed(packet.packetIdentifier);
        }
    }

    private boolean canTake(int bytes) {
        if (bytes > out.capacity()) {
            throw new IllegalArgumentException("topic filter: its packet has " + bytes + " bytes, the send buffer "
                    + out.capacity());
        }
        return bytes <= out.room() && inflight.requests() < countMax;
    }

    private int sent(int slot, long nowMillis) {
        inflight.sent(slot, nowMillis, liveness.position(out.length()));
        return inflight.identifier(slot);
    }
}
