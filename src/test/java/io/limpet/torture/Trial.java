package io.limpet.torture;

/** A case, played to a device that speaks one version of TLS. */
record Trial(TortureCase play, String version) {

    /** Short ones for what ends only by them. */
    private static final int PATIENT_MILLIS = 20_000;
    private static final int SHORT_MILLIS = 1500;

    /** What the attempt is given. */
    int timeoutMillis() {
        return play.endless() ? SHORT_MILLIS : PATIENT_MILLIS;
    }

    /** {@code "expired/1.2"}. */
    String name() {
        return play.name() + "/" + version;
    }
}
