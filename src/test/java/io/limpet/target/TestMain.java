package io.limpet.target;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Writes what JUnit does by reflection as plain Java: a class in each package that calls its tests one by one, for they
 * are package-private, and a main that calls those.
 */
final class TestMain {

    static final String NAME = "io.limpet.ontarget.TestsMain";

    private static final List<Class<? extends Annotation>> NOT_UNDERSTOOD = List.of(BeforeEach.class, AfterEach.class,
            BeforeAll.class, AfterAll.class);

    /** The source files written. */
    static List<Path> write(List<PortableTest> tests, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Map<String, List<PortableTest>> byPackage = tests.stream().collect(Collectors.groupingBy(
                test -> test.testClass().getPackageName(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<PortableTest>> each : byPackage.entrySet()) {
            String calls = each.getValue().stream().map(TestMain::call).collect(Collectors.joining());
            files.add(file(folder, each.getKey() + ".TestsOnTarget", "run(Runner runner)", calls));
        }
        String all = byPackage.keySet().stream().map("        %s.TestsOnTarget.run(runner);%n"::formatted)
                .collect(Collectors.joining());
        files.add(file(folder, NAME, "main(String[] arguments)",
                "        Runner runner = new Runner();\n" + all + "        runner.exit();\n"));
        return files;
    }

    private static Path file(Path folder, String className, String method, String body) throws IOException {
        int dot = className.lastIndexOf('.');
        return JavaSource.write(folder, className, """
                package %s;

                import io.limpet.ontarget.Runner;

                public final class %s {

                    public static void %s {
                %s    }
                }
                """.formatted(className.substring(0, dot), className.substring(dot + 1), method, body));
    }

    private static String call(PortableTest test) {
        refuseWhatIsNotUnderstood(test.testClass());
        return "        runner.run(\"%s\", () -> new %s().%s(%s));%n".formatted(test.name(),
                test.instantiated(), test.method().getName(), test.arguments());
    }

    private static void refuseWhatIsNotUnderstood(Class<?> testClass) {
        for (Class<?> each = testClass; each != Object.class; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                Stream.of(method.getAnnotations()).map(Annotation::annotationType).filter(NOT_UNDERSTOOD::contains)
                        .findAny().ifPresent(type -> {
                            throw new IllegalArgumentException(method + ": @" + type.getSimpleName()
                                    + " is not carried over to the target");
                        });
            }
        }
    }

    private TestMain() {
    }
}
