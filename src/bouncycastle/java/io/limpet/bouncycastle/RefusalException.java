package io.limpet.bouncycastle;

import io.limpet.board.ConnectException.Reason;

/** A certificate, or a chain of them, is not to be relied on: why, and what to do. */
final class RefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean withoutPath;

    RefusalException(Reason reason, String text) {
        this(reason, text, false);
    }

    private RefusalException(Reason reason, String text, boolean withoutPath) {
        super(text);
        this.reason = reason;
        this.withoutPath = withoutPath;
    }

    /** {@code NOT_TRUSTED}, {@code EXPIRED}, {@code NOT_YET_VALID} or {@code NAME_MISMATCH}. */
    Reason reason() {
        return reason;
    }

    /** Whether nothing else is wrong than that no loaded anchor was met. */
    boolean isWithoutPath() {
        return withoutPath;
    }

    static RefusalException withoutPath(X509 server) {
        return new RefusalException(Reason.NOT_TRUSTED, "its certificate \"" + server.info.subject
                + "\" leads to no loaded anchor.", true);
    }

    static RefusalException untrusted(String text) {
        return new RefusalException(Reason.NOT_TRUSTED, text);
    }

    /** @param how what is wrong with it: {@code "is signed with SHA-1. Have it issued anew."} */
    static RefusalException of(X509 certificate, String how) {
        return untrusted("certificate \"" + certificate.info.subject + "\" " + how);
    }
}
