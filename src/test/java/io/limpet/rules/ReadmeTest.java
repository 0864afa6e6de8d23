package io.limpet.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.config.Keys;
import io.limpet.simulator.DeviceBuilder;
import io.limpet.simulator.SimulatedDevice;
import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.console.BrokerCommands;
import io.limpet.simulator.console.CommandTable;
import io.limpet.simulator.console.LinkCommands;
import io.limpet.simulator.console.NetworkCommands;
import io.limpet.simulator.console.PowerCommands;
import io.limpet.simulator.console.SensorCommands;
import io.limpet.simulator.console.TimeCommands;
import io.limpet.simulator.tls.CertificateAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages for people say is so: consoles are played again; commands, keys, defaults, files and links exist. */
@Timeout(180)
class ReadmeTest {

    private static final Pattern COMMAND = Pattern.compile("\\./limpet ([a-z]+)([^\n`]*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z]+");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*(Test|Scenario|Contract)\\b");
    private static final Pattern KEY = Pattern.compile("([a-z]+(\\.[a-z0-9-]+)+)( = .*)?");
    private static final Pattern OWN_FILE = Pattern.compile("(src|docs|simulator|device-config|resources)/[\\w./-]+");
    /** What a page tells its reader to make. */
    private static final Pattern READERS_FILE = Pattern.compile(
            "device-config/(local|BOARD)\\.properties|src/main/resources/(limpet\\.properties|ca/broker\\.pem)");
    private static final String ANY_SERIAL_NUMBER = "000000000000";

    /** A clone as it comes: without the local.properties of whoever runs the tests. */
    @TempDir
    static Path clone;

    @BeforeAll
    static void copyTheConfiguration() throws IOException {
        Path folder = Files.createDirectories(clone.resolve("device-config"));
        for (Path file : Project.filesIn(Project.path("device-config"), ".properties")) {
            if (!file.endsWith("local.properties")) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    static Stream<Document> pages() {
        return Document.all().stream();
    }

    @Test
    void theConsolesShownAreWhatAppears() throws Exception {
        int consoles = 0;
        for (Document page : Document.all()) {
            for (String block : page.blocks("console")) {
                List<String> missing = new ShownConsole(block, clone).missing();
                assertEquals(List.of(), missing, () -> page + ":\n" + String.join("\n", missing));
                consoles++;
            }
        }
        assertTrue(consoles >= 2, "README shows a run and a refused configuration");
    }

    /** The test of that test: one word that the device does not say is found. */
    @Test
    void aConsoleThatIsNotTrueIsFound() throws Exception {
        String shown = "$ ./limpet config --set mqtt.qos=3\n...\nlimpet: %s mistake in the configuration. Nothing was"
                + " started. ./limpet config --explain documents every key.\n";
        assertEquals(List.of(), new ShownConsole(shown.formatted("one"), clone).missing());
        assertFalse(new ShownConsole(shown.formatted("no"), clone).missing().isEmpty());
        assertEquals(ShownConsole.masked("I    0.821 link     (-52 dBm), 192.168.4.17"),
                ShownConsole.masked("I   10.5 link     (-7 dBm), 10.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Document page) {
        Path folder = Path.of(page.path()).resolveSibling("");
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            if (link.startsWith("http")) {
                continue;
            }
            String[] parts = link.split("#", 2);
            String path = parts[0].isEmpty() ? page.path() : folder.resolve(parts[0]).normalize().toString();
            boolean leads = Files.exists(Project.path(path))
                    && (parts.length == 1 || Document.of(path).hasAnchor(parts[1]));
            if (!leads) {
                broken.add(link);
            }
        }
        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void filesAndTestsNamedExist(Document page) {
        List<String> absent = new ArrayList<>();
        for (String span : page.codeSpans()) {
            if (OWN_FILE.matcher(span).matches() && !READERS_FILE.matcher(span).matches()
                    && !Files.exists(Project.path(span))) {
                absent.add(span);
            }
        }
        Set<String> tests = Project.filesIn(Project.path("src/test/java"), ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        if (!page.path().equals("CONTRIBUTING.md")) {   // its examples are of what may come
            page.find(TEST).stream().map(MatchResult::group).filter(name -> !tests.contains(name)).forEach(absent::add);
        }
        assertEquals(List.of(), absent);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsAndOptionsNamedExist(Document page) throws Exception {
        String help = help();
        Set<String> unknown = new TreeSet<>();
        for (MatchResult command : page.find(COMMAND)) {
            if (!Pattern.compile("(?m)^  " + command.group(1) + " ").matcher(help).find()) {
                unknown.add(command.group());
            }
            OPTION.matcher(command.group(2)).results().map(MatchResult::group)
                    .filter(option -> !Pattern.compile(option + "\\b").matcher(help).find()).forEach(unknown::add);
        }
        assertEquals(Set.of(), unknown);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void keysNamedExist(Document page) {
        Set<String> groups = new TreeSet<>();
        for (int i = 0; i < Keys.count(); i++) {
            groups.add(Keys.at(i).name.split("\\.")[0]);
        }
        List<String> unknown = page.codeSpans().stream().map(KEY::matcher).filter(span -> span.matches())
                .map(span -> span.group(1)).filter(name -> groups.contains(name.split("\\.")[0]))
                .filter(name -> Keys.named(name) == null).toList();
        assertEquals(List.of(), unknown);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void configurationsShownAreAccepted(Document page) throws Exception {
        byte[] authority = CertificateAuthority.create("CN=Shown CA").der();
        for (String block : page.blocks("properties")) {
            Path file = Files.writeString(clone.resolve("shown.properties"), block);
            assertNotNull(ConfigurationLayers.read(clone, "esp32-s3-devkitc", List.of(file), List.of())
                    .provide("ca/broker.pem", authority).provide("ca/ca.der", authority).effective(ANY_SERIAL_NUMBER));
        }
    }

    @Test
    void timeOutsHaveTheDefaultsAndThePlacesThatThePageSays() {
        int defaults = 0;
        for (List<String> row : Document.of("docs/timeouts.md").rows()) {
            String name = row.get(0).replace("`", "");
            if (Keys.named(name) != null) {
                assertEquals("`" + Keys.named(name).defaultValue + "`", row.get(1), name);
                defaults++;
            } else if (row.size() == 3 && row.get(2).startsWith("`")) {
                checkPlace(row.get(2).replace("`", "").split("\\."));
            }
        }
        assertTrue(defaults >= 7, "the page has lost its table");
    }

    /** A class of the firmware, and a constant in it. */
    private static void checkPlace(String[] place) {
        List<Path> files = Project.filesIn(Project.path("src/main/java"), "/" + place[0] + ".java");
        assertEquals(1, files.size(), place[0]);
        assertTrue(place.length == 1 || new String(Project.read(files.get(0)), StandardCharsets.UTF_8)
                .contains(" " + place[1] + " = "), String.join(".", place));
    }

    /** In README's table, the first column says how to cause it. */
    @Test
    void faultsNamedCanBeCaused() throws Exception {
        List<Pattern> commands = commands();
        List<String> unknown = Document.of("README.md").rows().stream()
                .flatMap(row -> new Document("", row.get(0)).codeSpans().stream())
                .filter(span -> !span.startsWith("--") && span.contains(" "))
                .filter(span -> commands.stream().noneMatch(command -> command.matcher(span).matches())).toList();
        assertEquals(List.of(), unknown);
        assertTrue(commands.stream().anyMatch(command -> command.matcher("sensor fail bme280").matches()));
    }

    private static List<Pattern> commands() throws Exception {
        SimulatedDevice device = new DeviceBuilder().build();
        try {
            EmbeddedBroker broker = new EmbeddedBroker(BrokerCertificates.in(clone.resolve("certificates")));
            return new CommandTable().add(NetworkCommands.of(device)).add(LinkCommands.of(device.link()))
                    .add(BrokerCommands.of(broker, device.link()::setBrokerRunning)).add(SensorCommands.of(device))
                    .add(TimeCommands.of(device)).add(PowerCommands.of(device)).help().lines()
                    .map(line -> line.trim().split(" {2,}")[0].replaceAll("[A-Z]+", "\\\\S+")).map(Pattern::compile)
                    .toList();
        } finally {
            device.close();
        }
    }

    private static String help() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", Project.path("limpet").toString(), "help").start();
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return help;
    }
}
