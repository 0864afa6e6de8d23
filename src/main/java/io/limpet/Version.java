package io.limpet;

/** Which firmware this is. */
public final class Version {

    /** As in module.ivy and CHANGELOG.md. */
    public static final String NAME = "0.1.0";

    private Version() {
    }
}
