package io.limpet.storm.broker;

/** What an attempt to connect can run into, in the order in which a connection is made. */
public enum Obstacle {
    /** The name server does not know the name, or does not answer. */
    NAME_NOT_RESOLVED,
    /** No host answers. */
    NO_ANSWER,
    /** A host answers that nobody listens. */
    REFUSED,
    /** Nothing comes in answer to the first TLS message. */
    SILENT_HANDSHAKE,
    /** The handshake goes on for longer than it may. */
    ENDLESS_HANDSHAKE,
    /** The connection breaks within the handshake. */
    RESET_IN_HANDSHAKE,
    /** The peer ends the handshake with an alert. */
    HANDSHAKE_REFUSED,
    /** A chain that ends in no trust anchor: someone is in between. */
    NOT_TRUSTED,
    /** Another host's certificate. */
    NAME_MISMATCH,
    /** A certificate that has run out. */
    EXPIRED,
    /** A certificate that is not valid yet. */
    NOT_YET_VALID
}
