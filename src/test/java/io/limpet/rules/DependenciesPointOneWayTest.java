package io.limpet.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may know whom. The map is the one of docs/architecture.md: what is not in it is not allowed. */
class DependenciesPointOneWayTest {

    /** Each package of src/main, src/bouncycastle and src/baremetal, and the packages that it may know. */
    private static final Map<String, List<String>> MAY_KNOW = new TreeMap<>(Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("board", List.of("text")),
            Map.entry("outbox", List.of("memory", "board", "text")),
            Map.entry("memory", List.of("board", "text")),
            Map.entry("trust", List.of("tls", "memory", "time", "board", "text")),
            Map.entry("tls", List.of("time", "board", "text")),
            Map.entry("seal", List.of("text")),
            Map.entry("log", List.of("board", "text")),
            Map.entry("time", List.of("memory", "board", "text")),
            Map.entry("sensor", List.of("board", "text")),
            Map.entry("mqtt", List.of("outbox", "board", "text")),
            Map.entry("payload", List.of("sensor", "text")),
            Map.entry("config", List.of("tls", "seal", "board", "text")),
            Map.entry("", List.of("config", "log", "mqtt", "outbox", "memory", "payload", "seal", "sensor", "time",
                    "tls", "trust", "board", "text")),
            Map.entry("microej", List.of("", "config", "log", "time", "tls", "board", "text")),
            Map.entry("bouncycastle", List.of("microej", "", "time", "tls", "board", "text")),
            Map.entry("baremetal", List.of("", "config", "log", "time", "tls", "board", "text"))));

    /** What else a board may know: what its maker, or its compiler, provides. */
    private static final Map<String, List<String>> PLATFORM = Map.of(
            "microej", List.of("java..", "javax.net..", "ej.."),
            "bouncycastle", List.of("java..", "org.bouncycastle.."),
            "baremetal", List.of("java..", "org.teavm.interop.."));

    /** What a package that broke the map is to do instead. */
    private static final Map<String, String> INSTEAD = Map.of(
            "", "the firmware knows boards by the interfaces of io.limpet.board alone",
            "mqtt", "the session is handed a Connection, and messages as bytes; it knows neither TLS nor sensors",
            "outbox", "messages are bytes here; what they mean is told to the session",
            "board", "boards are interfaces; what implements them stands above");

    private static final JavaClasses MAIN = new ClassFileImporter().importPaths(
            Project.path("build/classes/main"), Project.path("build/classes/bouncycastle"),
            Project.path("build/classes/baremetal"));

    @Test
    void everyPackageIsOnTheMap() {
        assertEquals(MAY_KNOW.keySet(), MAIN.stream().map(JavaClass::getPackageName)
                .map(DependenciesPointOneWayTest::shortName).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void packagesKnowOnlyThoseBelowThem() {
        MAY_KNOW.keySet().forEach(each -> ruleFor(each).check(MAIN));
    }

    @Test
    void theMapItselfHasNoCircle() {
        MAY_KNOW.keySet().forEach(each -> assertTrue(reachableFrom(each).stream().noneMatch(each::equals),
                fullName(each) + " reaches itself"));
    }

    @Test
    void theStandInsForMicroEjKnowNothingOfTheFirmware() {
        JavaClasses api = new ClassFileImporter().importPath(Project.path("build/classes/api"));
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "ej..", "io.limpet.simulator.natives..")
                .because("simulator/api is what a board's maker provides, and comes first").check(api);
    }

    @Test
    void findsAFirmwareThatKnowsItsBoard(@TempDir Path folder) throws IOException {
        checkSeeded(folder, "", "io.limpet.microej.Main offend;",
                "the firmware knows boards by the interfaces of io.limpet.board alone");
    }

    @Test
    void findsABoardThatKnowsAnother(@TempDir Path folder) throws IOException {
        checkSeeded(folder, "baremetal", "io.limpet.microej.Main offend;", "dependencies point downwards");
        checkSeeded(folder, "time", "io.limpet.baremetal.Main offend;", "dependencies point downwards");
    }

    @Test
    void findsABoardThatKnowsBouncyCastle(@TempDir Path folder) throws IOException {
        checkSeeded(folder, "microej", "io.limpet.bouncycastle.Main offend;", "dependencies point downwards");
        checkSeeded(folder, "bouncycastle", "Object offend() { return javax.net.ssl.SSLContext.class; }",
                "dependencies point downwards");
    }

    @Test
    void findsAnOutboxThatKnowsMqtt(@TempDir Path folder) throws IOException {
        checkSeeded(folder, "outbox", "io.limpet.mqtt.MqttSession offend;", "messages are bytes here");
    }

    @Test
    void findsAnMqttThatKnowsTheConfiguration(@TempDir Path folder) throws IOException {
        checkSeeded(folder, "mqtt", "void offend(io.limpet.config.Configuration c) { }", "the session is handed");
    }

    @Test
    void findsABoardThatKnowsTheSimulator(@TempDir Path folder) throws IOException {
        checkSeeded(folder, "microej", "Object offend() { return io.limpet.simulator.natives.Natives.class; }",
                "io.limpet.simulator.natives");
    }

    private static ArchRule ruleFor(String shortName) {
        List<String> allowed = new ArrayList<>(PLATFORM.getOrDefault(shortName, List.of("java..")));
        allowed.add(fullName(shortName));
        MAY_KNOW.get(shortName).forEach(each -> allowed.add(fullName(each)));
        return classes().that().resideInAPackage(fullName(shortName))
                .should().onlyDependOnClassesThat().resideInAnyPackage(allowed.toArray(new String[0]))
                .because(INSTEAD.getOrDefault(shortName, "dependencies point downwards: let the package above call, or "
                        + "hand over what is needed through an interface"));
    }

    /** A class with that member, in that package, breaks the package's rule in these words. */
    private static void checkSeeded(Path folder, String shortName, String member, String sentence) throws IOException {
        String packageName = fullName(shortName);
        Map<String, byte[]> compiled = Compiler.compile(7, packageName + ".Seeded",
                "package " + packageName + "; class Seeded { " + member + " }");
        for (Map.Entry<String, byte[]> each : compiled.entrySet()) {
            Files.write(folder.resolve(each.getKey() + ".class"), each.getValue());
        }
        AssertionError error = assertThrows(AssertionError.class,
                () -> ruleFor(shortName).check(new ClassFileImporter().importPath(folder)));
        assertTrue(error.getMessage().contains(sentence), error.getMessage());
    }

    private static TreeSet<String> reachableFrom(String shortName) {
        TreeSet<String> reached = new TreeSet<>();
        List<String> next = new ArrayList<>(MAY_KNOW.get(shortName));
        while (!next.isEmpty()) {
            String each = next.remove(0);
            if (reached.add(each)) {
                next.addAll(MAY_KNOW.get(each));
            }
        }
        return reached;
    }

    private static String fullName(String shortName) {
        return shortName.isEmpty() ? "io.limpet" : "io.limpet." + shortName;
    }

    private static String shortName(String packageName) {
        return packageName.equals("io.limpet") ? "" : packageName.substring("io.limpet.".length());
    }
}
