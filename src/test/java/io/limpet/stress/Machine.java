package io.limpet.stress;

/** What a program finds around it; here on the JVM, where what it says is kept. */
public final class Machine {

    private static final StringBuilder SAID = new StringBuilder();

    private Machine() {
    }

    static void say(String line) {
        SAID.append(line).append('\n');
    }

    /** Collects garbage, which the JVM does when it likes. */
    static void collect() {
    }

    /** From now on a full heap is an error, as it is on the JVM anyway. */
    static void throwsWhenFull() {
    }

    /** Ends the program, of which the JVM runs but a part. */
    static void exit(int status) {
        throw new IllegalStateException("exit: " + status);
    }

    /** What has been said since the last call. */
    public static String said() {
        String said = SAID.toString();
        SAID.setLength(0);
        return said;
    }
}
