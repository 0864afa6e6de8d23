package io.limpet.endurance;

import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Machine;
import io.limpet.bench.report.Measurements;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ConfigurationOptions;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./limpet soak}. */
@Command(name = "soak", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"The simulated board at the highest rate that its configuration allows, before a real Mosquitto,"
            + " on a link that is cut every few seconds: is anything lost, does anything grow? At the full half hour,"
            + " the figures go to docs/measurements.md.", ""},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:nothing was lost", "1:something was"})
final class SoakCommand implements Callable<Integer> {

    private static final int FULL_MINUTES = 30;
    private static final long SEED = 20261126;

    @Option(names = "--for", paramLabel = "MINUTES", defaultValue = "" + FULL_MINUTES,
            description = "How long; ${DEFAULT-VALUE} unless given.")
    private int minutes;

    @Option(names = "--qos", paramLabel = "1|2", defaultValue = "1", description = "1 unless given.")
    private int qos;

    private final Screen screen;
    private final Table table = new Table("minutes", "readings arrived", "link cut", "heap of the process, KB",
            "firmware's objects, bytes");

    private SoakCommand(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        Screen screen = Screen.ofTerminal();
        System.exit(CommandLines.execute(new CommandLine(new SoakCommand(screen)), screen, arguments));
    }

    @Override
    public Integer call() throws IOException {
        try (World world = new World()) {
            Soak soak = new Soak(world, qos, SEED);
            Verdict verdict = soak.run(Duration.ofMinutes(minutes), this::tell);
            Section section = section(soak, verdict);
            screen.out().println(section.text() + "\n" + section.table().markdown());
            if (minutes >= FULL_MINUTES) {
                Measurements.put(ConfigurationOptions.project().resolve("docs").resolve("measurements.md"), section);
            }
            return verdict.isKept(qos) ? ExitCode.WELL : ExitCode.FAILED;
        }
    }

    private void tell(Soak.Sample sample) {
        screen.err().println("soak: " + sample);
        table.row(Figures.of(sample.seconds() / 60.0), Figures.of(sample.arrived()), Figures.of(sample.cuts()),
                Figures.of(sample.figure("heap") / 1024.0), Figures.of(sample.figure("firmware")));
    }

    private Section section(Soak soak, Verdict verdict) throws IOException {
        return new Section("soak", "Half an hour on a link that is cut all the time", """
                `./limpet soak --for %d --qos %d`, %s, %s.

                The simulated board runs the real firmware in a JVM of its own, its outbox in a journal in flash. It
                takes readings as fast as a configuration can ask for (`publish.interval=10ms`, which a BME280 makes
                20 ms: 100 readings a second of two sensors) and publishes them to a real Mosquitto over TLS 1.3 and a
                link with a delay of 20 ms each way. Every 1 to 5 s the connection is reset, at a random byte of what
                passes next, either way. A subscriber with a session of its own, at the broker itself, counts. What the
                outbox had accepted is not asked of the firmware, but heard on the I2C bus (`I2cEar`).

                Found: %s.

                The heap is what the process has in use after a garbage collection: simulator, TLS and the JDK's own
                objects, and whatever of these lies around in the moment of looking. The firmware's objects are counted
                one by one, as they lie on a 32-bit machine.
                """.formatted(minutes, qos, LocalDate.now(ZoneOffset.UTC), Machine.here().description(), verdict),
                table, List.of());
    }
}
