package io.limpet.mqtt;

import io.limpet.outbox.OutboxException;

/**
 * A version of the protocol: how its packets are written and read. The session asks for what shall be said; how it
 * looks on the wire is decided here and nowhere else.
 *
 * <p>Contract: a packet is written into a buffer in which there is room for it ({@code ...Bytes} says how much it
 * takes). A packet is read when its fixed header has been found good and all of it is there; whatever it holds, it ends
 * in a filled {@link Packet} or in an {@link MqttException} that names the rule, and no byte beyond it is looked at.
 */
interface Codec {

    int connectBytes(SessionOptions options);

    void putConnect(SendBuffer out, SessionOptions options, boolean cleanSession);

    int publishBytes(MessageView message);

    /** How long the PUBLISH of a message of at most so many bytes can be, as it lies in the outbox. */
    int publishBytesMax(int messageBytes);

    /** With QoS 0 the packet identifier is not looked at. */
    void putPublish(SendBuffer out, MessageView message, int packetIdentifier, boolean duplicate)
            throws OutboxException;

    /** How long a PUBACK, PUBREC, PUBREL or PUBCOMP is. */
    int acknowledgementBytes();

    /** A PUBACK, PUBREC, PUBREL or PUBCOMP. */
    void putAcknowledgement(SendBuffer out, int type, int packetIdentifier);

    int subscribeBytes(TopicFilter filter);

    void putSubscribe(SendBuffer out, int packetIdentifier, TopicFilter filter, int qos);

    int unsubscribeBytes(TopicFilter filter);

    void putUnsubscribe(SendBuffer out, int packetIdentifier, TopicFilter filter);

    int pingRequestBytes();

    void putPingRequest(SendBuffer out);

    int disconnectBytes();

    void putDisconnect(SendBuffer out);

    /**
     * Judges type, flags and remaining length before the rest is waited for, and fills in what they say. Every packet
     * but a PUBLISH is short; one that claims to be longer than it can be is refused here.
     */
    void readFixedHeader(int firstByte, int remainingLength, Packet into) throws MqttException;

    /** Reads the packet's remaining bytes, which lie at {@code offset}, all of them. */
    void read(byte[] bytes, int offset, Packet into) throws MqttException;

    /**
     * Judges where in a PUBLISH the topic ends, from the topic length in its first two bytes.
     *
     * @return how many of its remaining bytes precede the packet identifier
     */
    int identifierOffset(int topicBytes, Packet packet) throws MqttException;
}
