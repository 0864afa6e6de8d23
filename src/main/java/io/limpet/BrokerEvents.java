package io.limpet;

import io.limpet.log.Log;
import io.limpet.mqtt.MqttSession;
import io.limpet.mqtt.SessionListener;

/** What the broker told during a turn of the session; the firmware acts on it after the turn. */
final class BrokerEvents implements SessionListener {

    private final Log log;
    private final Subscription[] subscriptions;

    private boolean acknowledged;
    private volatile int acknowledgedCount;

    BrokerEvents(Log log, Subscription[] subscriptions) {
        this.log = log;
        this.subscriptions = subscriptions;
    }

    /** Asks for what the device listens to, at the beginning of a connection. */
    void subscribe(MqttSession session) {
        for (int i = 0; i < subscriptions.length; i++) {
            subscriptions[i].comeOnline(session);
        }
    }

    /** Whether a message has been acknowledged since the last call: the connection carries what it is there for. */
    boolean takeAcknowledged() {
        boolean was = acknowledged;
        acknowledged = false;
        return was;
    }

    /** How many readings have been acknowledged since the start. From any thread. */
    int acknowledgedCount() {
        return acknowledgedCount;
    }

    @Override
    public void acknowledged(long number) {
        acknowledged = true;
        acknowledgedCount++;
    }

    /** One for another topic is of a subscription that an earlier image has left with the session. */
    @Override
    public void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        for (int i = 0; i < subscriptions.length; i++) {
            if (subscriptions[i].isFor(bytes, topicOffset, topicBytes)) {
                subscriptions[i].take(bytes, payloadOffset, payloadBytes, retain);
            }
        }
    }

    @Override
    public void subscribed(int request, int grantedQos) {
        for (int i = 0; i < subscriptions.length; i++) {
            if (subscriptions[i].answered(request, grantedQos, log)) {
                return;
            }
        }
    }

    @Override
    public void unsubscribed(int request) {
        // The device keeps its subscriptions for as long as its session.
    }
}
