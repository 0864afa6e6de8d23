package io.limpet;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells of a test run: a line for each outermost class as it ends, then the failures in full, and
 * {@code N passed, N failed} as the very last line.
 */
final class TestReport implements TestExecutionListener {

    private static final Pattern FRAME_OF_NO_INTEREST = Pattern.compile("\\s+at (app//)?"
            + "(org\\.junit\\.|(java\\.base/)?(jdk\\.internal|java\\.util|java\\.lang\\.reflect)\\.).*");

    private final PrintStream out;
    private final Tally all = new Tally();
    private final Map<String, Tally> classesUnderWay = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private TestPlan plan;
    private int classes;

    private static final class Tally {

        private final long startNanos = System.nanoTime();
        private int passed;
        private int failed;
        private int skipped;

        String time() {
            return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startNanos) / 1e9);
        }

        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed" + (skipped > 0 ? ", " + skipped + " skipped" : "");
        }
    }

    TestReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isOutermostClass(test)) {
            classesUnderWay.put(test.getUniqueId(), new Tally());
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        long tests = plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count();
        count(test, 0, 0, (int) Math.max(1, tests));
        if (isOutermostClass(test)) {
            out.println("skipped: " + className(test) + " (" + reason + ")");
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case FAILED -> {
                count(test, 0, 1, 0);
                failures.add(describe(test, result));
            }
            case ABORTED -> count(test, 0, 0, 1);
            default -> count(test, test.isTest() ? 1 : 0, 0, 0);
        }
        if (isOutermostClass(test)) {
            Tally tally = classesUnderWay.remove(test.getUniqueId());
            classes++;
            out.printf(Locale.ROOT, "%8s  %s: %s%n", tally.time(), className(test), tally);
        }
    }

    /** Prints what there is to say at the end. True when something was run and all of it passed. */
    boolean close() {
        failures.forEach(failure -> out.println("\n" + failure));
        out.println("\n" + classes + " test classes in " + all.time());
        out.println(all);
        out.flush();
        return all.failed == 0 && all.passed > 0;
    }

    private void count(TestIdentifier test, int passed, int failed, int skipped) {
        for (Tally tally : new Tally[] {all, classesUnderWay.get(outermost(test).getUniqueId())}) {
            if (tally != null) {
                tally.passed += passed;
                tally.failed += failed;
                tally.skipped += skipped;
            }
        }
    }

    private String describe(TestIdentifier test, TestExecutionResult result) {
        StringWriter trace = new StringWriter();
        result.getThrowable().ifPresent(cause -> cause.printStackTrace(new PrintWriter(trace, true)));
        return "FAILED: " + className(test) + ", " + test.getDisplayName() + "\n" + trace.toString().lines()
                .filter(line -> !FRAME_OF_NO_INTEREST.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }

    private boolean isOutermostClass(TestIdentifier test) {
        return test.isContainer() && outermost(test).equals(test) && test.getSource().isPresent();
    }

    /** The ancestor just below the engine: the outermost class. */
    private TestIdentifier outermost(TestIdentifier test) {
        TestIdentifier child = test;
        for (var parent = plan.getParent(test); parent.isPresent(); parent = plan.getParent(child)) {
            if (parent.get().getParentId().isEmpty()) {
                return child;
            }
            child = parent.get();
        }
        return child;
    }

    private String className(TestIdentifier test) {
        return outermost(test).getSource().filter(ClassSource.class::isInstance).map(ClassSource.class::cast)
                .map(ClassSource::getClassName).orElse(test.getDisplayName());
    }
}
