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
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./limpet powercuts}. */
@Command(name = "powercuts", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Kills devices at random moments while they publish numbered readings to a real Mosquitto, and"
            + " compares what they had accepted with what a subscriber got. Without options it does all there is, in"
            + " about 40 minutes. What was done at full length goes to the table in docs/measurements.md.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Limpet delivered what it had accepted, at least once with QoS 1 and exactly once with QoS 2",
            "1:it did not"})
final class PowerCutsCommand implements Callable<Integer> {

    private static final String SECTION = "powercuts";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is cut, and how often at full length. */
    private enum Device {
        SIMULATED(100, 20_000), EMULATED(30, 600), PAHO(100, 20_000);

        private final int cuts;
        private final int readings;

        Device(int cuts, int readings) {
            this.cuts = cuts;
            this.readings = readings;
        }

        CutDevice at(World world, int qos) throws Exception {
            return switch (this) {
                case SIMULATED -> new SimulatedLives(world, qos, "journal");
                case EMULATED -> new EmulatedLives(world, qos, "journal");
                case PAHO -> new PahoLives(world, qos);
            };
        }
    }

    @Option(names = "--device", paramLabel = "simulated|emulated|paho", description = "One of them alone.")
    private Device only;

    @Option(names = "--qos", paramLabel = "1|2", description = "One of them alone.")
    private Integer qos;

    @Option(names = "--cuts", paramLabel = "N", description = "How many; 100, or 30 in QEMU, unless given.")
    private Integer cuts;

    @Option(names = "--readings", paramLabel = "N",
            description = "How many at least; 20000, or 600 in QEMU, unless given.")
    private Integer readings;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "20261126",
            description = "Of the random moments; ${DEFAULT-VALUE} unless given.")
    private long seed;

    private final Screen screen;

    /** By device and QoS. */
    private final Map<String, String[]> rows = new TreeMap<>();
    private boolean kept = true;

    private PowerCutsCommand(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        Screen screen = Screen.ofTerminal();
        System.exit(CommandLines.execute(new CommandLine(new PowerCutsCommand(screen)), screen, arguments));
    }

    @Override
    public Integer call() throws Exception {
        for (Device device : only == null ? List.of(Device.values()) : List.of(only)) {
            for (int each : qos == null ? List.of(1, 2) : List.of(qos)) {
                cut(device, each);
            }
        }
        screen.out().println(table().markdown());
        if (cuts == null && readings == null) {
            write(ConfigurationOptions.project().resolve("docs").resolve("measurements.md"));
        }
        return kept ? ExitCode.WELL : ExitCode.FAILED;
    }

    /** What was not measured now stays as it is. */
    private void write(Path file) throws IOException {
        Measurements.rows(file, SECTION).forEach(row -> rows.putIfAbsent(key(row), row));
        Measurements.put(file, section());
    }

    private static String key(String[] row) {
        return row[0] + row[1];
    }

    private Table table() {
        Table table = new Table("", "QoS", "cuts", "while booting", "accepted", "refused", "missing",
                "repeated", "out of order", "accepted/s", "on");
        rows.values().forEach(table::row);
        return table;
    }

    private void cut(Device kind, int qosOfAll) throws Exception {
        int cutsOfAll = cuts == null ? kind.cuts : cuts;
        try (World world = new World(); CutDevice device = kind.at(world, qosOfAll)) {
            PowerCuts run = new PowerCuts(device, world.observer(), seed, cutsOfAll,
                    readings == null ? kind.readings : readings, PATIENCE).progress(line ->
                    screen.err().println("powercuts: " + device.name() + ", QoS " + qosOfAll + ": " + line));
            Verdict verdict = run.run();
            screen.err().println("powercuts: " + device.name() + ", QoS " + qosOfAll + ": " + verdict);
            kept &= kind == Device.PAHO || verdict.isKept(qosOfAll);
            String[] row = {device.name(), Integer.toString(qosOfAll), Figures.of(cutsOfAll),
                Figures.of(run.cutsInBoot()), Figures.of(verdict.accepted()), Figures.of(device.refused()),
                Figures.of(verdict.lost().size()), Figures.of(verdict.repeated()),
                Figures.of(verdict.outOfOrder().size()), Figures.of(verdict.accepted() / run.seconds()),
                LocalDate.now(ZoneOffset.UTC).toString()};
            rows.put(key(row), row);
        }
    }

    private Section section() throws IOException {
        return new Section(SECTION, "Power cuts in the world", """
                `./limpet powercuts`, %s; seed %d.

                Devices publish numbered readings to a real Mosquitto over TLS 1.3 and a link with a delay (20 ms each
                way; 200 ms to QEMU), so that there is always something under way, and are killed at random moments: one
                cut in five while they boot, the others 0.3 s or more after they came online. The broker hears nothing
                of a cut. A subscriber with a session of its own, at the broker itself, counts what arrives.

                - **Limpet, simulated board**: the real firmware in a JVM that is killed (SIGKILL); its journal is in
                  256 KB of flash, a file. Two sensors, every 20 ms.
                - **Limpet, image in QEMU**: the same firmware, compiled to C; QEMU is killed (SIGKILL); its journal is
                  in the board's EEPROM of 4 KB, a file. A TMP105, every 310 ms.
                - **Paho Java**: `MqttAsyncClient` with file persistence, a persistent session, automatic reconnection,
                  and the buffer for the time offline, persistent too; a reading every 10 ms from the first moment of
                  each life on. 10 may be under way, as with Limpet.

                Of Limpet a reading counts as accepted when the chip on the I2C bus is told to measure again: the
                firmware has one thread, so its outbox has returned by then. That is seen from outside, by a listener at
                the simulated bus or in QEMU's trace of it; neither the firmware nor its journal is asked. Of Paho it
                counts when `publish` has returned; what it refuses is offered again until it is taken. Out of order is
                what first arrived after a later one of the same sensor; missing is what had not arrived %d minutes
                after the last reading was taken, or when none had for a minute. The seconds are those of the whole run:
                boots, a last life without a cut and the wait for the last arrival included. A write that is torn by the
                cut is not shown here, for SIGKILL tears none: that is what the exhaustive test of the journal is for.
                """.formatted(Machine.here().description(), seed, Arrivals.WAIT_MAX.toMinutes()), table(),
                List.of());
    }
}
