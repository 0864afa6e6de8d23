package io.limpet.storm;

import io.limpet.storm.world.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the list of faults of a run that fails as short as it can: whatever can be left out with the same violation is
 * (delta debugging: Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002).
 */
final class Shrinker {

    /** How many runs it may take. */
    private static final int RUNS_MAX = 300;

    private final Function<Plan, Result> runner;
    private int runs;

    Shrinker(Function<Plan, Result> runner) {
        this.runner = runner;
    }

    /** A run that fails in the same way as this one, with as few faults as were found to be enough. */
    Result shrink(Result failed) {
        Result smallest = failed;
        int parts = 2;
        while (parts <= 2 * Math.max(1, smallest.plan().faults().size()) && runs < RUNS_MAX) {
            Result smaller = withoutOnePart(smallest, failed, Math.min(parts, smallest.plan().faults().size()));
            if (smaller != null) {
                smallest = smaller;
                parts = Math.max(2, parts - 1);
            } else {
                parts *= 2;
            }
        }
        return smallest;
    }

    /** Null when every part is needed. */
    private Result withoutOnePart(Result smallest, Result failed, int parts) {
        List<Fault> faults = smallest.plan().faults();
        for (int part = 0; part < parts && runs < RUNS_MAX; part++) {
            List<Fault> others = new ArrayList<>(faults.subList(0, faults.size() * part / parts));
            others.addAll(faults.subList(faults.size() * (part + 1) / parts, faults.size()));
            runs++;
            Result result = runner.apply(smallest.plan().with(others));
            if (isSame(result, failed)) {
                return result;
            }
        }
        return null;
    }

    /** Whether it is the same violation, but for its numbers. */
    private static boolean isSame(Result result, Result failed) {
        return !result.isWell() && kind(result).equals(kind(failed));
    }

    private static String kind(Result result) {
        return result.violation().lines().limit(2).toList().toString().replaceAll("[0-9]+", "");
    }
}
