package io.limpet.fuzz;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of fuzzing one target for a while.
 *
 * @param seconds as Jazzer counts them, without its start
 * @param edges of the control flow that were reached, in the firmware's classes and the target's
 * @param features edges, each by how often it was taken, and comparisons by how near they were
 * @param inputs in the corpus at the end, each of which reaches something that no other does
 * @param findings the inputs that failed, one for each place in the code
 * @param complaint what was wrong with the first; null when nothing was found
 */
record Round(Targets.Entry target, long seconds, long executions, long edges, long features, long inputs,
        List<Path> findings, String complaint) {

    boolean isWell() {
        return complaint == null;
    }

    long executionsPerSecond() {
        return executions / Math.max(1, seconds);
    }
}
