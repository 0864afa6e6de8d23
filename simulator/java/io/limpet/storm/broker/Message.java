package io.limpet.storm.broker;

import java.nio.charset.StandardCharsets;

/**
 * A message that the broker keeps: as retained, as stored until its PUBREL, or on its way to a client.
 *
 * @param bytes the topic name and behind it the payload
 */
record Message(byte[] bytes, int topicBytes, int qos, boolean retain) {

    static Message of(byte[] topic, byte[] payload, int qos, boolean retain) {
        byte[] bytes = new byte[topic.length + payload.length];
        System.arraycopy(topic, 0, bytes, 0, topic.length);
        System.arraycopy(payload, 0, bytes, topic.length, payload.length);
        return new Message(bytes, topic.length, qos, retain);
    }

    static Message copyOf(byte[] from, int topicOffset, int topicBytes, int payloadOffset, int payloadBytes, int qos,
            boolean retain) {
        byte[] bytes = new byte[topicBytes + payloadBytes];
        System.arraycopy(from, topicOffset, bytes, 0, topicBytes);
        System.arraycopy(from, payloadOffset, bytes, topicBytes, payloadBytes);
        return new Message(bytes, topicBytes, qos, retain);
    }

    int payloadBytes() {
        return bytes.length - topicBytes;
    }

    Message withQos(int other) {
        return new Message(bytes, topicBytes, other, retain);
    }

    String topic() {
        return new String(bytes, 0, topicBytes, StandardCharsets.UTF_8);
    }

    String payload() {
        return new String(bytes, topicBytes, payloadBytes(), StandardCharsets.UTF_8);
    }

    /** The packet that carries it (§3.3). */
    byte[] packet(int identifier, boolean duplicate) {
        int length = 2 + bytes.length + (qos > 0 ? 2 : 0);
        byte[] packet = new byte[1 + (length < 128 ? 1 : length < 16384 ? 2 : 3) + length];
        packet[0] = (byte) (PacketType.PUBLISH << 4 | (duplicate ? 8 : 0) | qos << 1 | (retain ? 1 : 0));
        int at = 1;
        for (int rest = length; at == 1 || rest > 0; rest >>= 7) {
            packet[at++] = (byte) (rest & 0x7f | (rest > 0x7f ? 0x80 : 0));
        }
        at = putWord(packet, at, topicBytes);
        System.arraycopy(bytes, 0, packet, at, topicBytes);
        at += topicBytes;
        if (qos > 0) {
            at = putWord(packet, at, identifier);
        }
        System.arraycopy(bytes, topicBytes, packet, at, payloadBytes());
        return packet;
    }

    private static int putWord(byte[] packet, int at, int value) {
        packet[at] = (byte) (value >> 8);
        packet[at + 1] = (byte) value;
        return at + 2;
    }
}
