package io.limpet.mqtt;

import io.limpet.outbox.OutboxException;

/**
 * MQTT 3.1.1 (OASIS standard, 29 October 2014; ISO/IEC 20922): writing here, reading in {@link Mqtt311Reader}. Section
 * numbers are those of that document.
 */
final class Mqtt311 implements Codec {

    /** Protocol name "MQTT" and level 4 (§3.1.2.1, §3.1.2.2). */
    private static final byte[] PROTOCOL = {0, 4, 'M', 'Q', 'T', 'T', 4};

    /** Connect flags (§3.1.2.3). */
    private static final int USER_NAME = 0x80;
    private static final int PASSWORD = 0x40;
    private static final int WILL_RETAIN = 0x20;
    private static final int WILL_QOS_SHIFT = 3;
    private static final int WILL = 0x04;
    private static final int CLEAN_SESSION = 0x02;

    /** Flags of the fixed header: of a PUBLISH (§3.3.1), and of those that carry a fixed 0010 (§2.2.2). */
    static final int DUPLICATE = 0x08;
    static final int RETAIN = 0x01;
    static final int REQUEST = 0x02;

    /** Remaining length of PUBACK, PUBREC, PUBREL, PUBCOMP and UNSUBACK: the packet identifier. */
    static final int ACKNOWLEDGEMENT_LENGTH = 2;

    @Override
    public int connectBytes(SessionOptions options) {
        return FixedHeader.packetBytes(connectLength(options));
    }

    /*
     * | 0 4 M Q T T | 4 | flags | keep-alive | client identifier | will topic | will message | user name | password |
     */
    @Override
    public void putConnect(SendBuffer out, SessionOptions options, boolean cleanSession) {
        FixedHeader.put(out, PacketType.CONNECT, 0, connectLength(options));
        out.put(PROTOCOL, 0, PROTOCOL.length);
        out.put(connectFlags(options) | (cleanSession ? CLEAN_SESSION : 0));
        out.putShort(options.keepAliveSeconds);
        out.putString(options.clientIdentifier);
        if (options.willTopic != null) {
            out.putString(options.willTopic.bytes);
            out.putString(options.willPayload);
        }
        if (options.userName != null) {
            out.putString(options.userName);
        }
        if (options.password != null) {
            out.putString(options.password);
        }
    }

    private static int connectLength(SessionOptions options) {
        int length = PROTOCOL.length + 1 + 2 + 2 + options.clientIdentifier.length;
        if (options.willTopic != null) {
            length += 2 + options.willTopic.bytes.length + 2 + options.willPayload.length;
        }
        if (options.userName != null) {
            length += 2 + options.userName.length;
        }
        if (options.password != null) {
            length += 2 + options.password.length;
        }
        return length;
    }

    private static int connectFlags(SessionOptions options) {
        int flags = 0;
        if (options.willTopic != null) {
            flags |= WILL | options.willQos << WILL_QOS_SHIFT | (options.willRetain ? WILL_RETAIN : 0);
        }
        if (options.userName != null) {
            flags |= USER_NAME;
        }
        if (options.password != null) {
            flags |= PASSWORD;
        }
        return flags;
    }

    @Override
    public int publishBytes(MessageView message) {
        return FixedHeader.packetBytes(publishLength(message));
    }

    @Override
    public int publishBytesMax(int messageBytes) {
        return FixedHeader.packetBytes(messageBytes - Message.OVERHEAD_BYTES + 2 + 2);
    }

    /*
     * | topic length | topic | packet identifier, with QoS 1 and 2 | payload |
     */
    @Override
    public void putPublish(SendBuffer out, MessageView message, int packetIdentifier, boolean duplicate)
            throws OutboxException {
        int flags = (duplicate ? DUPLICATE : 0) | message.qos() << 1 | (message.retain() ? RETAIN : 0);
        FixedHeader.put(out, PacketType.PUBLISH, flags, publishLength(message));
        out.putShort(message.topicBytes());
        message.copyTopic(out.bytes(), out.skip(message.topicBytes()));
        if (message.qos() > 0) {
            out.putShort(packetIdentifier);
        }
        message.copyPayload(out.bytes(), out.skip(message.payloadBytes()));
    }

    private static int publishLength(MessageView message) {
        return 2 + message.topicBytes() + (message.qos() > 0 ? 2 : 0) + message.payloadBytes();
    }

    @Override
    public int acknowledgementBytes() {
        return FixedHeader.packetBytes(ACKNOWLEDGEMENT_LENGTH);
    }

    @Override
    public void putAcknowledgement(SendBuffer out, int type, int packetIdentifier) {
        FixedHeader.put(out, type, type == PacketType.PUBREL ? REQUEST : 0, ACKNOWLEDGEMENT_LENGTH);
        out.putShort(packetIdentifier);
    }

    @Override
    public int subscribeBytes(TopicFilter filter) {
        return FixedHeader.packetBytes(2 + 2 + filter.bytes.length + 1);
    }

    @Override
    public void putSubscribe(SendBuffer out, int packetIdentifier, TopicFilter filter, int qos) {
        FixedHeader.put(out, PacketType.SUBSCRIBE, REQUEST, 2 + 2 + filter.bytes.length + 1);
        out.putShort(packetIdentifier);
        out.putString(filter.bytes);
        out.put(qos);
    }

    @Override
    public int unsubscribeBytes(TopicFilter filter) {
        return FixedHeader.packetBytes(2 + 2 + filter.bytes.length);
    }

    @Override
    public void putUnsubscribe(SendBuffer out, int packetIdentifier, TopicFilter filter) {
        FixedHeader.put(out, PacketType.UNSUBSCRIBE, REQUEST, 2 + 2 + filter.bytes.length);
        out.putShort(packetIdentifier);
        out.putString(filter.bytes);
    }

    @Override
    public int pingRequestBytes() {
        return FixedHeader.packetBytes(0);
    }

    @Override
    public void putPingRequest(SendBuffer out) {
        FixedHeader.put(out, PacketType.PINGREQ, 0, 0);
    }

    @Override
    public int disconnectBytes() {
        return FixedHeader.packetBytes(0);
    }

    @Override
    public void putDisconnect(SendBuffer out) {
        FixedHeader.put(out, PacketType.DISCONNECT, 0, 0);
    }

    @Override
    public void readFixedHeader(int firstByte, int remainingLength, Packet packet) throws MqttException {
        Mqtt311Reader.readFixedHeader(firstByte, remainingLength, packet);
    }

    @Override
    public void read(byte[] bytes, int offset, Packet packet) throws MqttException {
        Mqtt311Reader.read(bytes, offset, packet);
    }

    @Override
    public int identifierOffset(int topicBytes, Packet packet) throws MqttException {
        return Mqtt311Reader.identifierOffset(topicBytes, packet);
    }
}
