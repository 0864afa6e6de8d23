package io.limpet;

import io.limpet.log.Log;
import io.limpet.mqtt.MqttSession;
import io.limpet.mqtt.SessionListener;
import io.limpet.mqtt.TopicFilter;
import io.limpet.text.Utf8;

/** A topic that the device listens to, for as long as its session, and what it makes of a message there. */
abstract class Subscription {

    private static final int QOS = 1;

    /** What the log calls its subject. */
    final String component;

    /** The key that the topic is set by. */
    private final String key;

    private final byte[] topic;
    private final TopicFilter filter;

    /** Whether the broker has granted it, as far as this life of the device knows. */
    private boolean granted;

    /** Whether that has been logged since it was last refused or lost. */
    private boolean told;

    /** The number of the request that waits for an answer; 0 when none does. */
    private int request;

    Subscription(String component, String key, String topic) {
        this.component = component;
        this.key = key;
        this.topic = Utf8.bytes(topic);
        this.filter = new TopicFilter(topic);
    }

    /** Whether it is asked for at each connection: then the broker sends anew what is retained there (§3.8.4). */
    abstract boolean wantsRetained();

    /** A message has come. Its payload is to be read now, and neither kept nor changed. */
    abstract void take(byte[] bytes, int payloadOffset, int payloadBytes, boolean retain);

    /**
     * At the beginning of a connection: asks for it, unless the broker is known to have it. A session that it has kept
     * need not have: the SUBSCRIBE may have been lost, or the topic be another since. To ask again does no harm (MQTT
     * 3.1.1 §3.8.4).
     */
    final void comeOnline(MqttSession session) {
        told &= session.sessionPresent();
        if (!(session.sessionPresent() && granted) || wantsRetained()) {
            granted = false;
            request = session.subscribe(filter, QOS);
        }
    }

    /** Takes the broker's answer, if it is to this request. */
    final boolean answered(int request, int grantedQos, Log log) {
        if (request != this.request) {
            return false;
        }
        this.request = 0;
        granted = grantedQos != SessionListener.REFUSED;
        if (!granted) {
            log.warn(component, "the broker refused the subscription to " + key + "; does its access list allow this"
                    + " user to read it?");
        } else if (!told) {
            log.info(component, "listening on " + key);
        }
        told = granted;
        return true;
    }

    final boolean isFor(byte[] bytes, int topicOffset, int topicBytes) {
        boolean same = topicBytes == topic.length;
        for (int i = 0; same && i < topicBytes; i++) {
            same = bytes[topicOffset + i] == topic[i];
        }
        return same;
    }
}
