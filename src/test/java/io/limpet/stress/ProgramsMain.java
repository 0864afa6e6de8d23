package io.limpet.stress;

/** On the target: arithmetic, then the heap under load. */
public final class ProgramsMain {

    /** As many take QEMU some seconds. */
    public static final int ROUNDS = 200000;

    private ProgramsMain() {
    }

    public static void main(String[] arguments) {
        Semantics.run();
        Load.run(ROUNDS);
        Machine.exit(0);
    }
}
