package io.limpet.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.scenario.Mosquitto;
import io.limpet.simulator.Screen;
import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.network.SimulatedDns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a script sees it: the same exit codes and the same screen as {@code ./limpet run}. */
@ExtendWith(BuiltImages.class)
@Timeout(120)
class EmulateTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void resolveTheSimulatedNames() {
        SimulatedDns.install();
    }

    @Test
    void wrongUsageIsTwoAndSaysWhatToDo() {
        refuses("'--frob'", "--frob");
        refuses("--broker foo: must be embedded or none", "--broker", "foo");
        refuses("--readings 0: must be 1 or more", "--readings", "0");
        refuses("'--panel'", "--panel", "off");
        refuses("--board frob: no such board, must be one of mps2-an500", "--board", "frob");
    }

    @Test
    void everyMistakeInTheConfigurationIsToldAndNothingStarts() {
        assertEquals(2, emulate("--set", "mqtt.qos=9", "--set", "mqtt.prot=1"));
        assertSaid("mqtt.qos=9: must be 0, 1 or 2");
        assertSaid("2 mistakes in the configuration. Nothing was started.");
        assertEquals("", out.toString());
    }

    @Test
    void withoutTheEmbeddedBrokerARealOneMustBeNamed(@TempDir Path directory) throws IOException {
        Path authority = BrokerCertificates.in(directory).authority();
        assertEquals(2, emulate("--broker", "none", "--set", "tls.ca=" + authority));
        assertSaid("--broker none needs a real broker's name");
        assertEquals("", out.toString());
    }

    @Test
    void runsUntilTheReadingsWantedHaveArrived() {
        assertEquals(0, emulate("--readings", "3", "--for", "60", "--set", "publish.interval=400ms",
                "--set", "sensor.enabled=tmp105"), this::all);
        assertTrue(lines("subscriber \\| limpet/limpet-\\w+/tmp105 \\{.*\"temperature_C\":21\\.500}") >= 3, this::all);
        assertEquals(1, lines("emulator   \\| mps2-an500 with tmp105, every 0\\.4 s, to broker\\.limpet\\.test:8883, "
                + "an embedded broker at .*"), this::all);
    }

    @Test
    void timeThatPassesWithoutAnAcknowledgementIsThree(@TempDir Path directory) throws IOException {
        Path other = BrokerCertificates.in(directory).authority();
        assertEquals(3, emulate("--for", "3", "--set", "tls.ca=" + other), this::all);
        assertTrue(lines("W +[0-9.]+ tls +TLS: broker\\.limpet\\.test:8883 .*") >= 1, this::all);
        assertTrue(lines("emulator   \\| the time is up, .*") == 1, this::all);
    }

    /** Its name means this machine, as it may on a developer's own. */
    @Test
    void readingsAcknowledgedByARealBrokerCount(@TempDir Path directory) throws IOException {
        Path authority = Files.writeString(directory.resolve("ca.pem"), EmulatedStage.AUTHORITY.pem());
        try (Mosquitto real = Mosquitto.with(EmulatedStage.SERVER).start()) {
            assertEquals(0, emulate("--broker", "none", "--readings", "2", "--for", "60",
                    "--set", "mqtt.host=localhost", "--set", "mqtt.port=" + real.port(),
                    "--set", "tls.server-name=" + EmulatedStage.HOST, "--set", "tls.ca=" + authority,
                    "--set", "mqtt.username=" + EmulatedStage.USER, "--set", "mqtt.password=" + EmulatedStage.PASSWORD,
                    "--set", "publish.interval=400ms"), this::all);
        }
        assertEquals(0, lines("subscriber .*"), this::all);
    }

    @Test
    void helpNamesEveryOptionAndExitCode() {
        assertEquals(0, emulate("--help"));
        for (String word : List.of("--board", "--config", "--set", "--broker", "--readings", "--for", "Exit codes")) {
            assertTrue(out.toString().contains(word), word);
        }
    }

    private void refuses(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertEquals(2, emulate(arguments), String.join(" ", arguments));
        assertSaid(message);
        assertSaid("--help tells what there is");
    }

    private int emulate(String... arguments) {
        return Emulate.execute(new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false), arguments);
    }

    private void assertSaid(String text) {
        assertTrue(err.toString().contains(text), "\"" + text + "\" is not in: " + err);
    }

    /** How many lines of the screen are like this. */
    private long lines(String pattern) {
        return out.toString().lines().filter(line -> line.matches(pattern)).count();
    }

    private String all() {
        return out + "\n" + err;
    }
}
