package io.limpet.board;

import java.io.IOException;

/** The interface cannot be brought up: what was wrong and what to do, with a reason to act on. */
public final class LinkException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** No access point of that name in reach, or no cable. */
        NO_NETWORK,
        /** The access point refused the passphrase or the security mode. */
        REFUSED,
        /** No address from DHCP in time. */
        NO_ADDRESS,
        /** The hardware or its driver reported a fault. */
        HARDWARE
    }

    private final Reason reason;

    public LinkException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
