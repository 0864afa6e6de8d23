package io.limpet.trust;

/** A bundle that is not believed; its text says why, to be read after "refused: ". */
public final class TrustException extends Exception {

    private static final long serialVersionUID = 1L;

    TrustException(String message) {
        super(message);
    }
}
