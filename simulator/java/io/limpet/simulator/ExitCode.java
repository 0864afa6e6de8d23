package io.limpet.simulator;

/** What {@code ./limpet} tells a script. */
public final class ExitCode {

    /** What was asked for has happened. */
    public static final int WELL = 0;

    /** Anything that none of the others says. */
    public static final int FAILED = 1;

    /** The command line or the configuration cannot be used; nothing was started. */
    public static final int USAGE = 2;

    /** The time given by {@code --for} passed and the broker had acknowledged nothing. */
    public static final int NOTHING_ACKNOWLEDGED = 3;

    private ExitCode() {
    }
}
