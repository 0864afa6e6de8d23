package io.limpet;

import io.limpet.simulator.network.SimulatedDns;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What {@code ./limpet test [NAME...]} starts: runs all test classes of the class path, or those whose full names
 * contain one of the names, and reports ({@link TestReport}).
 *
 * <p>Exit codes: 0 all passed; 1 something failed, or nothing was run; 2 a name is in the name of no test class.
 */
public final class TestRun {

    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int NO_SUCH_TEST = 2;

    /** Tag of classes that are there for tests of the tests to run, and fail on purpose. */
    static final String SAMPLE = "sample";

    public static void main(String[] names) {
        SimulatedDns.install();   // before any test looks up a name: the JVM decides once who answers
        Set<Path> roots = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of).filter(Files::isDirectory).collect(Collectors.toSet());
        int exitCode = run(classesIn(roots), List.of(names), System.out);
        // Threads that a test has left behind do not keep the run from ending.
        System.exit(exitCode);
    }

    static int run(Set<String> classes, List<String> names, PrintStream out) {
        for (String name : names) {
            if (classes.stream().noneMatch(each -> each.contains(name))) {
                out.println("no test class has \"" + name + "\" in its name");
                return NO_SUCH_TEST;
            }
        }
        TestReport report = new TestReport(out);
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream()
                        .filter(each -> names.isEmpty() || names.stream().anyMatch(each::contains))
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .build(), report);
        return report.close() ? PASSED : FAILED;
    }

    /** Names of the outermost classes that hold tests. */
    static Set<String> classesIn(Set<Path> roots) {
        Launcher launcher = LauncherFactory.create();
        TestPlan found = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(roots))
                .filters(TagFilter.excludeTags(SAMPLE))
                .build());
        Set<String> classes = new TreeSet<>();
        for (TestIdentifier engine : found.getRoots()) {
            for (TestIdentifier child : found.getChildren(engine)) {
                child.getSource().filter(ClassSource.class::isInstance).map(ClassSource.class::cast)
                        .ifPresent(source -> classes.add(source.getClassName()));
            }
        }
        return classes;
    }

    private TestRun() {
    }
}
