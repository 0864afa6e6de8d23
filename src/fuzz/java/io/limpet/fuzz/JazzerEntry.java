package io.limpet.fuzz;

/** What Jazzer calls: it knows these two methods by their names. */
public final class JazzerEntry {

    private static Target target;

    private JazzerEntry() {
    }

    /** @param arguments the name of the target */
    public static void fuzzerInitialize(String[] arguments) {
        target = Targets.named(arguments[0]).make();
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.run(input);
    }
}
