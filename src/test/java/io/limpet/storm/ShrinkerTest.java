package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.storm.world.Fault;
import io.limpet.storm.world.FaultKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final Plan PLAN = Planner.draw(3, Profile.HOSTILE, 60 * 86_400_000L);

    private int runs;

    /** Fails whenever a power cut comes after a restart of the broker, and in another way when there is no fault. */
    private Result run(Plan plan) {
        runs++;
        int restart = indexOf(plan, FaultKind.RESTART);
        int cut = lastIndexOf(plan, FaultKind.POWER_CUT);
        String violation = plan.faults().isEmpty() ? "quite another" : restart >= 0 && cut > restart
                ? "broken after " + plan.faults().size() + " faults" : null;
        return new Result(plan, violation, 0, List.of(), 0, new Figures());
    }

    private static int indexOf(Plan plan, FaultKind kind) {
        return plan.faults().stream().map(Fault::kind).toList().indexOf(kind);
    }

    private static int lastIndexOf(Plan plan, FaultKind kind) {
        return plan.faults().stream().map(Fault::kind).toList().lastIndexOf(kind);
    }

    @Test
    void leavesTheTwoFaultsThatItTakes() {
        Result failed = run(PLAN);
        assertTrue(!failed.isWell() && PLAN.faults().size() > 50, "a plan to shrink: " + PLAN.faults().size());
        Result shrunk = new Shrinker(this::run).shrink(failed);
        assertEquals(List.of(FaultKind.RESTART, FaultKind.POWER_CUT),
                shrunk.plan().faults().stream().map(Fault::kind).toList());
        assertTrue(runs < 300, runs + " runs");
    }
}
