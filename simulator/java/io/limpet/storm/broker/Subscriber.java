package io.limpet.storm.broker;

/** Gets every message that the broker has taken over, in the order in which it did. The bytes are valid in the call. */
public interface Subscriber {

    /**
     * A message that a client published, or its will.
     *
     * @param duplicate the DUP flag of the packet that was taken over; a QoS 2 message is handed over once, whatever
     */
    void delivered(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean duplicate, boolean retain);

    /**
     * A QoS 2 message that the broker had received and has lost itself with its sessions, before it handed it on. If it
     * had acknowledged it (PUBREC), the device has kept to the standard and the message is gone.
     */
    default void lost(byte[] bytes, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes) {
    }
}
