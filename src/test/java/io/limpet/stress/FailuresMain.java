package io.limpet.stress;

/** On the target: what goes wrong, and at last an exception that nobody catches. */
public final class FailuresMain {

    private FailuresMain() {
    }

    public static void main(String[] arguments) {
        Machine.throwsWhenFull();
        Failures.run(1 << 20);
        throw new IllegalStateException("not caught");
    }
}
