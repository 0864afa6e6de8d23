package io.limpet.simulator;

import io.limpet.simulator.network.SimulatedDns;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: lets the run come to its end, device disconnected, and gives the program the run's exit code in
 * place of the JVM's 130.
 */
public final class Shutdown {

    private static final int PATIENCE_SECONDS = 25;

    private static volatile boolean expected;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.FAILED;

    /** @param onSignal asks the run to end; called in a thread of the JVM */
    public Shutdown(Runnable onSignal) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!expected && over.getCount() > 0) {
                onSignal.run();
                awaitOver();
                SimulatedDns.install().discard();
                Runtime.getRuntime().halt(exitCode);
            }
        }, "shutdown"));
    }

    /** The program ends by itself: the hook is not to wait for anything. */
    public static void expect() {
        expected = true;
    }

    /** The run has come to its end. */
    public void over(int exitCode) {
        this.exitCode = exitCode;
        over.countDown();
    }

    private void awaitOver() {
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
