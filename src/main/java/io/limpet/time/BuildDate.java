package io.limpet.time;

/** The day this version was made. No clock and no time server is believed that says it is earlier. */
public final class BuildDate {

    /** 2026-11-24 00:00 UTC. Raised with every release. */
    public static final long UTC_MILLIS = 1795478400000L;

    private BuildDate() {
    }
}
