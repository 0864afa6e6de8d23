package io.limpet.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a console tells: nothing that went wrong passes for a success. */
class TargetRunTest {

    @Test
    void readsHowEachTestWent() {
        TargetRun run = run("test a.BTest.c: ok\ntest a.BTest.d[2]: FAILED java.lang.AssertionError: 3: 4\nend\n");
        assertEquals(Map.of("a.BTest.c", "ok", "a.BTest.d[2]", "FAILED java.lang.AssertionError: 3: 4"),
                run.outcomes());
        assertTrue(run.isComplete());
    }

    @Test
    void takesATestThatIsCutOffForNoSuccess() {
        for (String console : List.of("test a.BTest.c: ", "test a.BTest.c", "test a.BTest.c: \n*** HardFault\n")) {
            assertFalse(run(console).outcomes().containsValue("ok"), console);
            assertFalse(run(console).isComplete());
        }
    }

    @Test
    void noticesATestThatIsRunTwice() {
        TargetRun run = run("test a.BTest.c: ok\ntest a.BTest.c: ok\nend\n");
        assertEquals(Map.of("a.BTest.c", "ok, then ok"), run.outcomes());
    }

    private static TargetRun run(String console) {
        return new TargetRun(console, 0, true);
    }
}
