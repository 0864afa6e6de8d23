package io.limpet.tls;

import java.io.IOException;

/** A certificate or key that cannot be used: what is wrong with it, and how to make a sound one. Never its content. */
public final class CredentialException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Reason {
        /** Neither PEM nor DER, damaged, or cut off. */
        MALFORMED,
        /** Sound, but of another kind than is needed here: a key where a certificate belongs, an encrypted key. */
        UNSUITABLE,
        /** More, or longer, than a device is made for. */
        TOO_LARGE
    }

    private final Reason reason;
    private final int line;

    CredentialException(Reason reason, int line, String message) {
        super(line == 0 ? message : "line " + line + ": " + message);
        this.reason = reason;
        this.line = line;
    }

    static CredentialException malformed(int line, String message) {
        return new CredentialException(Reason.MALFORMED, line, message);
    }

    static CredentialException unsuitable(int line, String message) {
        return new CredentialException(Reason.UNSUITABLE, line, message);
    }

    static CredentialException tooLarge(int line, String message) {
        return new CredentialException(Reason.TOO_LARGE, line, message);
    }

    public Reason reason() {
        return reason;
    }

    /** The line of the file, from 1 on; 0 where it has none (DER). The message begins with it. */
    public int line() {
        return line;
    }
}
