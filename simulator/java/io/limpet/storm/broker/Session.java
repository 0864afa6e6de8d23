package io.limpet.storm.broker;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a broker knows of a client, connected or not (§3.1.2.4), and what the client owes to it. */
final class Session {

    final String clientIdentifier;
    final Reception reception = new Reception();
    final Outgoing outgoing = new Outgoing();

    /** By topic filter. */
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

    /** It is the client's, and outlives the session, as the client does. */
    final Duties duties;

    /** Whether it ends with its connection. */
    boolean clean;

    /** Null when the client is not there. */
    ClientConnection connection;

    /** @param filter in UTF-8 */
    private record Subscription(byte[] filter, int qos) {
    }

    Session(String clientIdentifier, Duties duties) {
        this.clientIdentifier = clientIdentifier;
        this.duties = duties;
    }

    /** Replaces a subscription with the same filter (§3.8.4). */
    void subscribe(byte[] filter, int qos) {
        subscriptions.put(new String(filter, StandardCharsets.UTF_8), new Subscription(filter, qos));
    }

    void unsubscribe(byte[] filter) {
        subscriptions.remove(new String(filter, StandardCharsets.UTF_8));
    }

    /** The highest QoS at which a topic is subscribed to (§3.3.5); -1 when it is not. */
    int qosOf(byte[] bytes, int topicOffset, int topicBytes) {
        int qos = -1;
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.qos() > qos && Topics.matches(subscription.filter(), bytes, topicOffset, topicBytes)) {
                qos = subscription.qos();
            }
        }
        return qos;
    }
}
