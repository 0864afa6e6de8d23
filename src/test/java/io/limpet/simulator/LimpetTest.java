package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.network.SimulatedDns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a script sees it: arguments, exit code, and what is said where. */
@Timeout(120)
class LimpetTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void resolveTheSimulatedNames() {
        SimulatedDns.install();
    }

    @Test
    void wrongUsageIsTwoAndSaysWhatToDo() {
        refuses("which command?");
        refuses("'frob'", "frob");
        refuses("'--frob'", "run", "--frob");
        refuses("--broker foo: must be embedded or none", "run", "--broker", "foo");
        refuses("--readings 0: must be 1 or more", "run", "--readings", "0");
        refuses("\"x\" is no whole number", "run", "--for", "x");
        refuses("--panel maybe: must be on, off, or a port, 1 to 65535", "run", "--panel", "maybe");
        refuses("--panel 65536: must be on, off, or a port, 1 to 65535", "run", "--panel", "65536");
        refuses("--panel 0: must be on, off, or a port, 1 to 65535", "run", "--panel", "0");
        refuses("--explain", "config", "--explain", "rhyme");
    }

    @Test
    void everyMistakeInTheConfigurationIsToldAndNothingStarts() {
        assertEquals(2, limpet("run", "--set", "mqtt.qos=9", "--set", "mqtt.prot=1", "--config", "nowhere.properties"));
        assertSaid("mqtt.qos=9: must be 0, 1 or 2");
        assertSaid("mqtt.port");
        assertSaid("nowhere.properties: no such file");
        assertSaid("3 mistakes in the configuration. Nothing was started.");
        assertEquals("", out.toString());
    }

    @Test
    void withoutTheEmbeddedBrokerARealOneMustBeNamed(@TempDir Path directory) throws IOException {
        assertEquals(2, limpet("run", "--broker", "none"));
        assertSaid("--set mqtt.host=");
        Path authority = BrokerCertificates.in(directory).authority();
        assertEquals(2, limpet("run", "--broker", "none", "--set", "tls.ca=" + authority));
        assertSaid("--broker none needs a real broker's name");
        assertEquals("", out.toString());
    }

    @Test
    void runsUntilTheReadingsWantedHaveArrived() {
        assertEquals(0, limpet("run", "--readings", "3", "--for", "60", "--set", "publish.interval=200ms",
                "--set", "sensor.enabled=tmp105"), out.toString());
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.stream().filter(line -> line.matches("subscriber \\| limpet/\\S+/tmp105 \\{.*")).count() >= 3,
                out.toString());
        assertInOrder(lines, "simulator  | a device with tmp105", " boot ", " link ", " time ", " tls ", " mqtt ",
                "boot     stopped");
        assertEquals("", err.toString());
        assertFalse(out.toString().contains("\033"), "colours without a terminal");
    }

    @Test
    void aPortThatIsTakenForThePanelStartsNothing(@TempDir Path directory) throws IOException {
        Path memory = directory.resolve("memory");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            refuses("--panel " + port + ": ", "run", "--panel", port, "--memory", memory.toString());
        }
        assertEquals(2, limpet("run", "--panel", "x", "--memory", memory.toString()));
    }

    @Test
    void saysWhereThePanelIsUnlessItIsOff() throws IOException {
        int port = unusedPort();
        assertEquals(0, limpet("run", "--readings", "1", "--for", "60", "--panel", Integer.toString(port),
                "--set", "publish.interval=200ms"), out.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.startsWith("simulator  | front panel: http://127.0.0.1:"
                + port + "/?token=")), out.toString());
        assertEquals(0, limpet("run", "--readings", "1", "--for", "60", "--set", "publish.interval=200ms"));
        assertEquals(2, out.toString().split("front panel: http://127.0.0.1:").length - 1, "without being asked");
        out.getBuffer().setLength(0);
        assertEquals(0, limpet("run", "--readings", "1", "--for", "60", "--panel", "off",
                "--set", "publish.interval=200ms"));
        assertFalse(out.toString().contains("front panel"), out.toString());
    }

    @Test
    void keepsTheMemoryOfTheOutboxInAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("memory");
        assertEquals(0, limpet("run", "--readings", "1", "--for", "60", "--memory", file.toString(),
                "--set", "outbox.storage=journal", "--set", "outbox.memory=24c32"), out.toString());
        assertEquals(4096, Files.size(file));
        refuses(file + ": has 4096 bytes", "run", "--memory", file.toString(), "--set", "outbox.storage=journal",
                "--set", "outbox.memory=24c64");
        refuses("--memory: " + directory, "run", "--memory", directory.toString());
    }

    @Test
    void timeThatPassesWithoutAnAcknowledgementIsThree(@TempDir Path directory) throws IOException {
        Path authority = BrokerCertificates.in(directory).authority();
        assertEquals(3, limpet("run", "--broker", "none", "--for", "1", "--set", "mqtt.host=localhost",
                "--set", "mqtt.port=" + unusedPort(), "--set", "tls.ca=" + authority), out.toString());
        assertTrue(out.toString().contains("has not acknowledged a single reading"), out.toString());
    }

    @Test
    void readingsAcknowledgedByARealBrokerCount(@TempDir Path directory) throws Exception {
        try (TestBroker real = new TestBroker(directory)) {
            assertEquals(0, limpet("run", "--broker", "none", "--readings", "2", "--for", "60",
                    "--set", "mqtt.host=localhost", "--set", "mqtt.port=" + real.broker.address().getPort(),
                    "--set", "tls.ca=" + directory.resolve("ca.pem"), "--set", "publish.interval=100ms"),
                    out.toString());
        }
        assertFalse(out.toString().contains("subscriber"), out.toString());
    }

    @Test
    void aBrokerThatIsNotTrustedIsNamedInTheDevicesLog(@TempDir Path directory) throws IOException {
        Path other = BrokerCertificates.in(directory).authority();
        assertEquals(3, limpet("run", "--for", "4", "--set", "tls.ca=" + other), out.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("[EW] +[0-9.]+ tls .*")), out.toString());
    }

    @Test
    void configPrintsEachValueWithItsOriginAndNoSecret() {
        assertEquals(0, limpet("config", "--set", "mqtt.password=open-sesame", "--set", "mqtt.username=ali"));
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("mqtt\\.username +ali +--set mqtt.*")));
        assertFalse(out.toString().contains("open-sesame"));
    }

    @Test
    void configTellsHowLongTheMemoryOfAJournalLives() {
        assertEquals(0, limpet("config", "--set", "outbox.storage=ram"));
        assertFalse(out.toString().contains("journal's life"));
        assertEquals(0, limpet("config", "--set", "outbox.storage=journal", "--set", "outbox.memory=24c256"));
        assertTrue(out.toString().contains("24c256 at 0x50"), out.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("journal's life +\\d+ months")),
                out.toString());
    }

    @Test
    void configTellsMistakesOnTheErrorStream() {
        assertEquals(2, limpet("config", "--set", "mqtt.qos=3"));
        assertSaid("mqtt.qos=3: must be");
        assertTrue(out.toString().contains("mqtt.host"));
    }

    @Test
    void configExplainsEveryKey() {
        assertEquals(0, limpet("config", "--explain"));
        assertTrue(out.toString().contains("mqtt.keep-alive"));
        assertEquals(0, limpet("config", "--explain", "markdown"));
        assertTrue(out.toString().contains("# Configuration"));
    }

    @Test
    void helpNamesEveryOptionAndExitCode() {
        assertEquals(0, limpet("run", "--help"));
        for (String word : List.of("--config", "--set", "--broker", "--readings", "--for", "Exit codes")) {
            assertTrue(out.toString().contains(word), word);
        }
        assertEquals(0, limpet("--help"));
        for (String word : List.of("run", "config", "test", "bench")) {
            assertTrue(out.toString().contains(word), word);
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void refuses(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertEquals(2, limpet(arguments), String.join(" ", arguments));
        assertSaid(message);
        assertSaid("--help tells what there is");
    }

    private int limpet(String... arguments) {
        return Limpet.execute(new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false), arguments);
    }

    private void assertSaid(String text) {
        assertTrue(err.toString().contains(text), "\"" + text + "\" is not in: " + err);
    }

    private static void assertInOrder(List<String> lines, String... fragments) {
        int next = 0;
        List<String> rest = new ArrayList<>(List.of(fragments));
        for (String line : lines) {
            if (next < fragments.length && line.contains(fragments[next])) {
                rest.remove(0);
                next++;
            }
        }
        assertTrue(rest.isEmpty(), rest.isEmpty() ? "" : "no \"" + rest.get(0) + "\" in its place:\n"
                + String.join("\n", lines));
    }
}
