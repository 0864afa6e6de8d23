package io.limpet.storm.broker;

/**
 * A PUBLISH (§3.3); made once a connection and read anew for each packet.
 *
 * <pre>
 *   | topic length | topic name | packet identifier, with QoS 1 and 2 | payload |
 *
 *   flags of the fixed header   | DUP | QoS | QoS | RETAIN |
 * </pre>
 */
final class PublishPacket {

    private static final int DUP = 8;
    private static final int RETAIN = 1;

    byte[] bytes;
    int topicOffset;
    int topicBytes;
    int payloadOffset;
    int payloadBytes;
    int qos;
    boolean duplicate;
    boolean retain;

    /** 0 with QoS 0. */
    int identifier;

    void read(int flags, Body body) throws Breach {
        qos = flags >> 1 & 3;
        duplicate = (flags & DUP) != 0;
        retain = (flags & RETAIN) != 0;
        if (qos == 3) {
            throw new Breach("3.3.1.2", "PUBLISH with QoS 3");
        }
        if (qos == 0 && duplicate) {
            throw new Breach("3.3.1.1", "PUBLISH with QoS 0 and DUP");
        }
        body.string("3.3.2.1", "the topic name");
        bytes = body.bytes;
        topicOffset = body.offset;
        topicBytes = body.length;
        Topics.requireName(bytes, topicOffset, topicBytes);
        identifier = qos == 0 ? 0 : body.identifier();
        payloadOffset = body.position();
        payloadBytes = body.remaining();
    }

    Message message() {
        return Message.copyOf(bytes, topicOffset, topicBytes, payloadOffset, payloadBytes, qos, retain);
    }

    /** A hash of all that must be the same when it is sent again: of all but the DUP flag (FNV-1a). */
    int content() {
        int hash = 0x811c9dc5 ^ qos << 1 ^ (retain ? 1 : 0);
        for (int i = topicOffset; i < payloadOffset + payloadBytes; i++) {
            hash = (hash ^ bytes[i]) * 0x01000193;
        }
        return hash;
    }
}
