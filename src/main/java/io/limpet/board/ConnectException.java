package io.limpet.board;

import java.io.IOException;

/** A connection that was not made: what was wrong, with which host, and what to do, with a reason to act on. */
public final class ConnectException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, in the order in which a connection is made. */
    public enum Reason {
        /** The host name has no address, or no name server answered. */
        NAME_NOT_RESOLVED,
        /** No answer in time from any address. */
        TIMED_OUT,
        /** A host answered that nothing listens there, or that there is no way to it. */
        UNREACHABLE,
        /** The connection was lost before TLS was established. */
        CLOSED,
        /** The peer does not speak TLS, or not this version, or none of our suites; or it refused our certificate. */
        HANDSHAKE_REFUSED,
        /** The chain ends in no trust anchor of ours, or breaks a rule of chains. */
        NOT_TRUSTED,
        /** The certificate is for another name. */
        NAME_MISMATCH,
        /** A certificate of the chain has expired, by the device's clock. */
        EXPIRED,
        /** A certificate of the chain is not yet valid, by the device's clock. */
        NOT_YET_VALID
    }

    private final Reason reason;

    public ConnectException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether it may be the device's clock that is wrong, and not the certificate. */
    public boolean mayBeTheClock() {
        return reason == Reason.EXPIRED || reason == Reason.NOT_YET_VALID;
    }

    /** Whether only a person can mend it, so that trying often is of no use. */
    public boolean needsAttention() {
        return reason.ordinal() >= Reason.HANDSHAKE_REFUSED.ordinal();
    }
}
