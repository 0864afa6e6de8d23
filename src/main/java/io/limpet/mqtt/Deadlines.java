package io.limpet.mqtt;

/** By when the broker has to have answered what; and when the session has to be looked after again. */
final class Deadlines {

    private final Inflight inflight;
    private final Liveness liveness;
    private final int connackTimeoutMillis;
    private final int acknowledgementTimeoutMillis;

    /** By when the CONNACK must have come, or {@link Liveness#NEVER} when it has. */
    private long connackMillis = Liveness.NEVER;

    Deadlines(Inflight inflight, Liveness liveness, SessionOptions options) {
        this.inflight = inflight;
        this.liveness = liveness;
        this.connackTimeoutMillis = options.connackTimeoutMillis;
        this.acknowledgementTimeoutMillis = options.acknowledgementTimeoutMillis;
    }

    /** The CONNECT has been written. */
    void connecting(long nowMillis) {
        connackMillis = nowMillis + connackTimeoutMillis;
    }

    void connected() {
        connackMillis = Liveness.NEVER;
    }

    /** When the next of them is reached, or a PINGREQ is due. */
    long nextMillis() {
        return connackMillis != Liveness.NEVER ? connackMillis
                : Math.min(liveness.deadlineMillis(), acknowledgementMillis(inflight.oldestSent()));
    }

    /** To be asked when all has been handled that had come: what lay in the socket meanwhile is not late. */
    void check(long nowMillis) throws MqttException {
        if (connackMillis != Liveness.NEVER) {
            check(nowMillis, connackMillis, PacketType.CONNACK);
            return;
        }
        check(nowMillis, liveness.overMillis(), PacketType.PINGRESP);
        int slot = inflight.oldestSent();
        if (slot != Inflight.NONE) {
            check(nowMillis, acknowledgementMillis(slot), inflight.awaited(slot));
        }
    }

    private long acknowledgementMillis(int slot) {
        return slot == Inflight.NONE ? Liveness.NEVER : inflight.sentMillis(slot) + acknowledgementTimeoutMillis;
    }

    private void check(long nowMillis, long deadlineMillis, int awaited) throws MqttException {
        if (nowMillis >= deadlineMillis) {
            throw new MqttException(MqttException.Reason.TIMED_OUT, "no " + PacketType.name(awaited)
                    + " from the broker in time; the last it sent came " + liveness.silentMillis(nowMillis)
                    + " ms ago");
        }
    }
}
