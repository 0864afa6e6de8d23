package io.limpet.board;

/** Why the device started this time, and how often it had to since it got its power. */
public final class LastReset {

    /** What made it start. */
    public enum Cause {
        /** Power came, or somebody pressed the button, as far as the board can tell. */
        POWER_ON(null),
        /** The firmware or a debugger asked for it. */
        REQUESTED(null),
        /** The loop made no turn for too long. */
        WATCHDOG("the watchdog"),
        /** An instruction that the processor refused, or an address where nothing is. */
        FAULT("a processor fault"),
        STACK_OVERFLOW("a stack overflow"),
        OUT_OF_MEMORY("a lack of memory"),
        UNCAUGHT_EXCEPTION("an uncaught exception"),
        /** An assertion of the network or TLS library. */
        LIBRARY_FAILURE("a failed assertion of a library");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    private final Cause cause;
    private final int count;
    private final String where;

    /**
     * A reset and what is known of it.
     *
     * @param count the resets since power-on that nobody asked for, this one included; 0 where the board cannot count
     * @param where what the processor did then, {@code "at 0x0001a2b4"}; empty where the board cannot tell
     */
    public LastReset(Cause cause, int count, String where) {
        this.cause = cause;
        this.count = count;
        this.where = where;
    }

    public Cause cause() {
        return cause;
    }

    /** Whether something went wrong before. */
    public boolean wasUnwanted() {
        return cause.words != null;
    }

    /** Of an unwanted one: {@code "reset by the watchdog at 0x0001a2b4, number 2 since power-on"}. */
    @Override
    public String toString() {
        return "reset by " + cause.words + (where.length() == 0 ? "" : " " + where)
                + (count == 0 ? "" : ", number " + count + " since power-on");
    }
}
