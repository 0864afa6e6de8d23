package io.limpet.target;

import io.limpet.HostOnly;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests of the portable packages, found by JUnit itself, so that none is forgotten that runs on the JVM. */
final class PortableTests {

    /** Where the classes under test come from: what runs on every board. */
    private static final List<String> PACKAGES = List.of("io.limpet.config", "io.limpet.log",
            "io.limpet.memory", "io.limpet.mqtt", "io.limpet.outbox", "io.limpet.payload", "io.limpet.seal",
            "io.limpet.sensor", "io.limpet.text", "io.limpet.time", "io.limpet.tls");

    /** The firmware itself; and what all others rest upon. */
    private static final List<String> CLASSES = List.of("io.limpet.AssertionsTest", "io.limpet.BackoffTest",
            "io.limpet.FirmwareTest");

    /** All that are not {@link HostOnly}, in order of their names. */
    static List<PortableTest> all() {
        TestPlan plan = LauncherFactory.create().discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(PACKAGES.stream().map(DiscoverySelectors::selectPackage).toList())
                .selectors(CLASSES.stream().map(DiscoverySelectors::selectClass).toList())
                .build());
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(PortableTests::method)
                .filter(PortableTests::isPortable)
                .sorted(Comparator.comparing((MethodSource source) -> source.getClassName())
                        .thenComparing(MethodSource::getMethodName))
                .flatMap(source -> calls(source.getJavaClass(), source.getJavaMethod(),
                        source.getJavaClass().getSimpleName()).stream())
                .toList();
    }

    private static Stream<MethodSource> method(TestIdentifier identifier) {
        return identifier.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast).stream();
    }

    private static boolean isPortable(MethodSource source) {
        return !source.getJavaClass().isAnnotationPresent(HostOnly.class)
                && !source.getJavaMethod().isAnnotationPresent(HostOnly.class);
    }

    /**
     * The calls of a method.
     *
     * @param instantiated the simple name of the class that is made for each
     */
    static List<PortableTest> calls(Class<?> testClass, Method method, String instantiated) {
        String name = testClass.getName() + "." + method.getName();
        if (!method.isAnnotationPresent(ParameterizedTest.class)) {
            return List.of(new PortableTest(name, testClass, instantiated, method, ""));
        }
        List<PortableTest> calls = new ArrayList<>();
        for (String arguments : Arguments.of(method)) {
            String call = name + "[" + (calls.size() + 1) + "]";
            calls.add(new PortableTest(call, testClass, instantiated, method, arguments));
        }
        return calls;
    }

    private PortableTests() {
    }
}
