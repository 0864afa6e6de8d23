package io.limpet.mqtt;

/** Reading packets of MQTT 3.1.1, every one that a broker sends, to the letter. */
final class Mqtt311Reader {

    /** With one topic filter a SUBSCRIBE, there is one return code in a SUBACK. */
    private static final int SUBACK_LENGTH = 3;

    private static final int RETURN_CODE_MAX = 5;

    private Mqtt311Reader() {
    }

    static void readFixedHeader(int firstByte, int remainingLength, Packet packet) throws MqttException {
        int flags = firstByte & 0xf;
        packet.type = firstByte >> 4 & 0xf;
        packet.remainingLength = remainingLength;
        packet.packetIdentifier = 0;
        packet.oversize = false;
        switch (packet.type) {
            case PacketType.PUBLISH:
                readPublishFlags(flags, packet);
                return;
            case PacketType.CONNACK:
                checkHeader(packet, flags, 0, 2, "3.2.1");
                return;
            case PacketType.PUBACK:
                checkHeader(packet, flags, 0, Mqtt311.ACKNOWLEDGEMENT_LENGTH, "3.4.1");
                return;
            case PacketType.PUBREC:
                checkHeader(packet, flags, 0, Mqtt311.ACKNOWLEDGEMENT_LENGTH, "3.5.1");
                return;
            case PacketType.PUBREL:
                checkHeader(packet, flags, Mqtt311.REQUEST, Mqtt311.ACKNOWLEDGEMENT_LENGTH, "3.6.1");
                return;
            case PacketType.PUBCOMP:
                checkHeader(packet, flags, 0, Mqtt311.ACKNOWLEDGEMENT_LENGTH, "3.7.1");
                return;
            case PacketType.SUBACK:
                checkHeader(packet, flags, 0, SUBACK_LENGTH, "3.9.3");
                return;
            case PacketType.UNSUBACK:
                checkHeader(packet, flags, 0, Mqtt311.ACKNOWLEDGEMENT_LENGTH, "3.11.1");
                return;
            case PacketType.PINGRESP:
                checkHeader(packet, flags, 0, 0, "3.13.1");
                return;
            default:
                throw MqttException.violation("2.2.1", packet.typeName() + ", which a broker does not send");
        }
    }

    private static void readPublishFlags(int flags, Packet packet) throws MqttException {
        packet.duplicate = (flags & Mqtt311.DUPLICATE) != 0;
        packet.qos = flags >> 1 & 3;
        packet.retain = (flags & Mqtt311.RETAIN) != 0;
        if (packet.qos == 3) {
            throw MqttException.violation("3.3.1.2", "PUBLISH with QoS 3");
        }
        if (packet.duplicate && packet.qos == 0) {
            throw MqttException.violation("3.3.1.1", "PUBLISH with QoS 0 and DUP");
        }
    }

    private static void checkHeader(Packet packet, int flags, int mustBe, int length, String section)
            throws MqttException {
        if (flags != mustBe) {
            throw MqttException.violation("2.2.2", packet.typeName() + " with flags " + flags + ", must be " + mustBe);
        }
        if (packet.remainingLength != length) {
            throw MqttException.violation(section, packet.typeName() + " with a remaining length of "
                    + packet.remainingLength + ", must be " + length);
        }
    }

    static void read(byte[] bytes, int offset, Packet packet) throws MqttException {
        switch (packet.type) {
            case PacketType.CONNACK:
                readConnack(bytes, offset, packet);
                return;
            case PacketType.PUBLISH:
                readPublish(bytes, offset, packet);
                return;
            case PacketType.PINGRESP:
                return;
            case PacketType.SUBACK:
                packet.identify(readShort(bytes, offset));
                readSubscriptionResult(bytes[offset + 2] & 0xff, packet);
                return;
            default:
                packet.identify(readShort(bytes, offset));
        }
    }

    private static void readConnack(byte[] bytes, int offset, Packet packet) throws MqttException {
        int flags = bytes[offset] & 0xff;
        packet.sessionPresent = flags == 1;
        packet.returnCode = bytes[offset + 1] & 0xff;
        if (flags > 1) {
            throw MqttException.violation("3.2.2.1", "CONNACK with acknowledge flags " + flags + ", must be 0 or 1");
        }
        if (packet.returnCode > RETURN_CODE_MAX) {
            throw MqttException.violation("3.2.2.3", "CONNACK with return code " + packet.returnCode
                    + ", must be 0 to " + RETURN_CODE_MAX);
        }
        if (packet.sessionPresent && packet.returnCode != 0) {
            throw MqttException.violation("3.2.2.2", "CONNACK that refuses (" + packet.returnCode
                    + ") and says that a session is present");
        }
    }

    /*
     * | topic length | topic | packet identifier, with QoS 1 and 2 | payload |
     */
    private static void readPublish(byte[] bytes, int offset, Packet packet) throws MqttException {
        int topicBytes = packet.remainingLength < 2 ? 0 : readShort(bytes, offset);
        int at = offset + identifierOffset(topicBytes, packet);
        packet.bytes = bytes;
        packet.topicOffset = offset + 2;
        packet.topicBytes = topicBytes;
        if (!MqttString.isWellFormed(bytes, packet.topicOffset, topicBytes)) {
            throw MqttException.violation("1.5.3", "PUBLISH with a topic name that is not UTF-8 without U+0000");
        }
        if (MqttString.contains(bytes, packet.topicOffset, topicBytes, '+')
                || MqttString.contains(bytes, packet.topicOffset, topicBytes, '#')) {
            throw MqttException.violation("3.3.2.1", "PUBLISH with a wildcard in its topic name");
        }
        if (packet.qos > 0) {
            packet.identify(readShort(bytes, at));
            at += 2;
        }
        packet.payloadOffset = at;
        packet.payloadBytes = offset + packet.remainingLength - at;
    }

    static int identifierOffset(int topicBytes, Packet packet) throws MqttException {
        int identifierBytes = packet.qos > 0 ? 2 : 0;
        if (2 + topicBytes + identifierBytes > packet.remainingLength) {
            throw MqttException.violation("3.3.2", "PUBLISH with a remaining length of " + packet.remainingLength
                    + ", less than its topic name of " + topicBytes + " bytes takes");
        }
        if (topicBytes == 0) {
            throw MqttException.violation("4.7.3", "PUBLISH with an empty topic name");
        }
        return 2 + topicBytes;
    }

    private static void readSubscriptionResult(int returnCode, Packet packet) throws MqttException {
        packet.returnCode = returnCode;
        if (returnCode > 2 && returnCode != SessionListener.REFUSED) {
            throw MqttException.violation("3.9.3", "SUBACK with return code " + returnCode
                    + ", must be 0, 1, 2 or 128");
        }
    }

    private static int readShort(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }
}
