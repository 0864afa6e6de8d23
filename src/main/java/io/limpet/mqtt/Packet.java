package io.limpet.mqtt;

/** A packet that was received, taken apart where it lies in the receive buffer. Used again for the next. */
final class Packet {

    /** One of {@link PacketType}. */
    int type;

    /** PUBLISH: flags of the fixed header. */
    boolean duplicate;
    int qos;
    boolean retain;

    /** What follows the fixed header, in bytes: 0 to 268,435,455. */
    int remainingLength;

    /** 1 to 65535, or 0 in packets that have none. */
    int packetIdentifier;

    /** CONNACK and SUBACK. */
    int returnCode;

    /** CONNACK. */
    boolean sessionPresent;

    /** PUBLISH: whether it was longer than the receive buffer, so that topic and payload are gone. */
    boolean oversize;

    /** PUBLISH: where topic and payload lie. */
    byte[] bytes;
    int topicOffset;
    int topicBytes;
    int payloadOffset;
    int payloadBytes;

    /** Takes the packet identifier, which is never 0 in a packet that has one (MQTT 3.1.1 §2.3.1). */
    void identify(int identifier) throws MqttException {
        packetIdentifier = identifier;
        if (identifier == 0) {
            throw MqttException.violation("2.3.1", typeName() + " with packet identifier 0");
        }
    }

    String typeName() {
        return PacketType.name(type);
    }
}
