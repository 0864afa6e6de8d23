package io.limpet.mqtt;

import java.io.IOException;

/** A session that did not come about or has ended: what was wrong and what to do, with a reason to act on. */
public final class MqttException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The connection broke, or the broker closed it. */
        CONNECTION_LOST,
        /** The broker was silent for longer than it may be. */
        TIMED_OUT,
        /** The outbox's memory failed: without it nothing can be promised. */
        OUTBOX_FAILED,
        /** The broker sent more QoS 2 messages at once than there is room to remember; it will send them again. */
        RECEIVE_WINDOW_FULL,
        /** CONNACK 3: the broker is there, but MQTT is not available. */
        SERVER_UNAVAILABLE,
        /** What the broker sent breaks the specification. */
        PROTOCOL_VIOLATION,
        /** CONNACK 1: the broker does not speak this version. */
        VERSION_REFUSED,
        /** CONNACK 2: the broker does not allow this client identifier. */
        IDENTIFIER_REFUSED,
        /** CONNACK 4: the user name or the password is wrong. */
        BAD_CREDENTIALS,
        /** CONNACK 5: this client may not connect. */
        NOT_AUTHORISED
    }

    private final Reason reason;

    MqttException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What came from the broker breaks a rule: which, and in which section of the specification it stands. */
    static MqttException violation(String section, String what) {
        return new MqttException(Reason.PROTOCOL_VIOLATION,
                "the broker broke MQTT 3.1.1 §" + section + ": " + what);
    }

    public Reason reason() {
        return reason;
    }

    /** Whether only a person can mend it, so that trying often is of no use. */
    public boolean needsAttention() {
        return reason.ordinal() >= Reason.PROTOCOL_VIOLATION.ordinal();
    }
}
