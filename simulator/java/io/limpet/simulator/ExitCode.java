package io.limpet.simulator;

/** What {@code ./limpet} tells a script. */
final class ExitCode {

    /** What was asked for has happened. */
    static final int WELL = 0;

    /** Anything that none of the others says. */
    static final int FAILED = 1;

    /** The command line or the configuration cannot be used; nothing was started. */
    static final int USAGE = 2;

    /** The time given by {@code --for} passed and the broker had acknowledged nothing. */
    static final int NOTHING_ACKNOWLEDGED = 3;

    private ExitCode() {
    }
}
