package io.limpet.time;

import java.io.IOException;

/** The date was not learnt: what was wrong and what to do, with a reason to act on. */
public final class TimeException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** The time server's name has no address, or the network refused to send. */
        UNREACHABLE,
        /** No try was answered in time. */
        NO_ANSWER,
        /** It told us to ask more rarely ("kiss-o'-death" RATE); we hold off. */
        ASKED_TOO_OFTEN,
        /** It told us not to ask it ("kiss-o'-death" DENY, RSTR); we hold off for a day. */
        NOT_WELCOME,
        /** Its clock is not set, or wrong: below the {@link Floor}. */
        UNUSABLE,
        /** Too few time servers agree. */
        DISAGREEMENT
    }

    private final Reason reason;

    TimeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
