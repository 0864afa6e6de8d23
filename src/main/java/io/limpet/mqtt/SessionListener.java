package io.limpet.mqtt;

/**
 * What a session tells, from within {@link MqttSession#turn}. It may be answered with new messages and subscriptions,
 * and with {@link MqttSession#close}; not with another turn.
 */
public interface SessionListener {

    /** What {@link #subscribed} is given when the broker refused the subscription (SUBACK 0x80). */
    int REFUSED = 0x80;

    /**
     * A message has left the outbox: QoS 0 written, QoS 1 acknowledged (PUBACK), QoS 2 completed (PUBCOMP).
     *
     * @param number the message's in the outbox
     */
    void acknowledged(long number);

    /**
     * A message has come for a subscription. Topic and payload lie in the session's own buffer: they are to be read
     * now, not kept and not changed. The topic is well-formed UTF-8; the payload is anything.
     *
     * @param qos of this delivery; with 2 it comes once, with 1 perhaps again
     * @param retain whether the broker had kept it from before the subscription
     */
    void message(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain);

    /**
     * The broker has answered a subscription.
     *
     * @param request what {@link MqttSession#subscribe} returned
     * @param grantedQos 0 to 2, which may be less than was asked for, or {@link #REFUSED}
     */
    void subscribed(int request, int grantedQos);

    /** The broker has ended a subscription; {@code request} is what {@link MqttSession#unsubscribe} returned. */
    void unsubscribed(int request);
}
