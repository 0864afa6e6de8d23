package io.limpet.storm;

/**
 * What the configuration says of how readings are kept: what a power cut may cost.
 *
 * @param ram whether they are kept in RAM alone
 * @param journalAfterMillis how long they may be in RAM before they go to the journal; 0 when they go there at once
 * @param youngMax and how many of them
 * @param dropsOldest whether the oldest gives way when the outbox is full
 */
record Keeping(boolean ram, long journalAfterMillis, int youngMax, boolean dropsOldest) {

    /** The firmware looks at its readings once a turn; a turn can take as long as a connection that is not made. */
    private static final long TURN_MILLIS_MAX = 60_000;

    /** Whether a power cut may take a reading that could have gone to the journal for so long, after so many others. */
    boolean mayLose(long ageMillis, int lostBefore) {
        return ram || journalAfterMillis > 0 && lostBefore < youngMax
                && ageMillis <= journalAfterMillis + TURN_MILLIS_MAX;
    }
}
