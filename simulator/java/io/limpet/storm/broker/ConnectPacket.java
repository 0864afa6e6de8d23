package io.limpet.storm.broker;

import java.util.Arrays;

/**
 * A CONNECT (§3.1).
 *
 * <pre>
 *   | 0 4 M Q T T | level | flags | keep alive | client identifier | will topic | will message | user name | password |
 *
 *   flags   | user name | password | will retain | will QoS | will QoS | will | clean session | 0 |
 * </pre>
 */
final class ConnectPacket {

    private static final int LEVEL = 4;
    private static final int USER_NAME = 0x80;
    private static final int PASSWORD = 0x40;
    private static final int WILL_RETAIN = 0x20;
    private static final int WILL_QOS = 0x18;
    private static final int WILL = 0x04;
    private static final int CLEAN_SESSION = 0x02;
    private static final int RESERVED = 0x01;

    final boolean levelKnown;
    final boolean cleanSession;
    final int keepAliveSeconds;
    final String clientIdentifier;

    /** Null when there is none. */
    final Message will;

    ConnectPacket(Body body) throws Breach {
        body.string("3.1.2.1", "the protocol name");
        if (!Topics.text(body.bytes, body.offset, body.length).equals("MQTT")) {
            throw new Breach("3.1.2.1", "protocol name \"" + Topics.text(body.bytes, body.offset, body.length) + "\"");
        }
        levelKnown = body.octet("3.1.2.2", "the protocol level") == LEVEL;
        int flags = body.octet("3.1.2.3", "the connect flags");
        requireSense(flags);
        keepAliveSeconds = body.word("3.1.2.10", "the keep alive");
        cleanSession = (flags & CLEAN_SESSION) != 0;
        body.string("3.1.3.1", "the client identifier");
        clientIdentifier = Topics.text(body.bytes, body.offset, body.length);
        if (clientIdentifier.isEmpty() && !cleanSession) {
            throw new Breach("3.1.3.1", "no client identifier, and no clean session");
        }
        will = (flags & WILL) == 0 ? null : readWill(body, flags);
        if ((flags & USER_NAME) != 0) {
            body.string("3.1.3.4", "the user name");
        }
        if ((flags & PASSWORD) != 0) {
            body.data("3.1.3.5", "the password");
        }
        body.requireEnd("3.1.3", "CONNECT");
    }

    private static void requireSense(int flags) throws Breach {
        if ((flags & RESERVED) != 0) {
            throw new Breach("3.1.2.3", "the reserved connect flag is set");
        }
        if ((flags & WILL) == 0 && (flags & (WILL_QOS | WILL_RETAIN)) != 0) {
            throw new Breach("3.1.2.6", "will QoS or will retain without a will");
        }
        if ((flags & WILL_QOS) == WILL_QOS) {
            throw new Breach("3.1.2.6", "will QoS 3");
        }
        if ((flags & USER_NAME) == 0 && (flags & PASSWORD) != 0) {
            throw new Breach("3.1.2.9", "a password without a user name");
        }
    }

    private static Message readWill(Body body, int flags) throws Breach {
        body.string("3.1.3.2", "the will topic");
        Topics.requireName(body.bytes, body.offset, body.length);
        byte[] topic = Arrays.copyOfRange(body.bytes, body.offset, body.offset + body.length);
        body.data("3.1.3.3", "the will message");
        byte[] payload = Arrays.copyOfRange(body.bytes, body.offset, body.offset + body.length);
        return Message.of(topic, payload, (flags & WILL_QOS) >> 3, (flags & WILL_RETAIN) != 0);
    }
}
