package io.limpet.ontarget;

import org.junit.jupiter.api.function.Executable;

/**
 * Runs tests one after another and says of each how it went. A line is begun before its test, so that one that ends in
 * a fault has its name on the console:
 *
 * <pre>
 *   test io.limpet.text.HexTest.writesBytes: ok
 *   test io.limpet.text.HexTest.readsBytes: FAILED java.lang.AssertionError: 3, should be 4
 *   end
 * </pre>
 */
public final class Runner {

    private int failed;

    public Runner() {
        FullHeap.throwsAnError();
    }

    public void run(String name, Executable test) {
        Emulation.print("test ");
        Emulation.print(name);
        Emulation.print(": ");
        Emulation.print(outcome(test));
        Emulation.endLine();
    }

    private String outcome(Executable test) {
        try {
            test.execute();
            return "ok";
        } catch (Throwable e) {
            failed++;
            return "FAILED " + description(e);
        }
    }

    private static String description(Throwable e) {
        return e.getCause() == null ? e.toString() : e + ", because of " + description(e.getCause());
    }

    /** Ends the emulation; its exit code tells whether all passed. */
    public void exit() {
        Emulation.print("end");
        Emulation.endLine();
        Emulation.exit(failed == 0 ? 0 : 1);
    }
}
