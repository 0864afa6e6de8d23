package io.limpet.storm;

/** Something that must never happen has. An error, so that no firmware takes it for a failure of the world. */
public final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    public Violation(String message) {
        super(message);
    }
}
