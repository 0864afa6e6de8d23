package io.limpet.bench;

import io.limpet.bench.report.Figures;
import io.limpet.bench.report.Section;
import io.limpet.bench.report.Table;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the start to the first reading that the broker has acknowledged. */
final class StartPart implements Part {

    private static final int POWER_CYCLES = 7;
    private static final int PROCESSES = 3;

    /** The steps by what the device logs at their end. */
    private static final List<String> STEPS = List.of("link ", "time ", "tls ", "mqtt ");

    /** Level, seconds since the start, component. */
    private static final Pattern LINE = Pattern.compile("I +([0-9]+\\.[0-9]{3}) (.*)");

    private final Table table = new Table("", "ms", "spread");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Section measure(Consumer<String> progress) throws Exception {
        progress.accept("power cycles of the simulated device");
        double[] starts = new double[POWER_CYCLES];
        double[][] steps = new double[STEPS.size()][POWER_CYCLES];
        try (SimulatorRun run = new SimulatorRun()) {
            double cold = powerOn(run);
            for (int i = 0; i < POWER_CYCLES; i++) {
                int logged = run.device().console().messages().size();
                starts[i] = powerOn(run);
                List<String> messages = run.device().console().messages();
                for (int step = 0; step < steps.length; step++) {
                    steps[step][i] = reached(STEPS.get(step), messages.subList(logged, messages.size()));
                }
            }
            table.row("power on to acknowledged, first of the JVM", Figures.of(cold), "");
        }
        row("power on to acknowledged", starts);
        row("of which until Wi-Fi and DHCP are up", steps[0]);
        row("... the clock is set", steps[1]);
        row("... TLS is verified", steps[2]);
        row("... MQTT is online", steps[3]);
        progress.accept("./limpet run --readings 1");
        measureProcesses();
        return new Section(name(), "From the start to the first acknowledged reading", """
                The simulated device at its default configuration before a real Mosquitto: from power on until the
                firmware counts its first reading as acknowledged, with a JVM that has booted it before (and the first
                time); medians of %d. Scan, join and lease take about 400 ms of simulated hardware; the next two steps
                are SNTP and TLS %s. Then `./limpet run --readings 1` as a user calls it, from the process's start to
                its end: JVM, embedded broker, subscriber, device, one reading, proper end; median of %d.
                """.formatted(POWER_CYCLES, "1.3", PROCESSES), table, List.of());
    }

    /** @return milliseconds */
    private static double powerOn(SimulatorRun run) throws InterruptedException {
        long readings = run.device().acknowledgedReadings();
        long startNanos = System.nanoTime();
        run.device().powerOn();
        run.await(readings + 1);
        double millis = (System.nanoTime() - startNanos) / 1e6;
        run.device().powerOff();
        return millis;
    }

    /** When a component logged its first line, in milliseconds of the device's uptime. */
    private static double reached(String component, List<String> messages) {
        return messages.stream().map(LINE::matcher).filter(Matcher::matches)
                .filter(line -> line.group(2).startsWith(component))
                .map(line -> 1000 * Double.parseDouble(line.group(1)))
                .findFirst().orElseThrow(() -> new IllegalStateException("the device did not log \"" + component
                        + "\": " + messages));
    }

    private void measureProcesses() throws IOException, InterruptedException {
        double[] runs = new double[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            runs[i] = limpetRun();
        }
        row("./limpet run --readings 1, start to end", runs);
    }

    private static double limpetRun() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("limpet.home", "")).toAbsolutePath();
        long startNanos = System.nanoTime();
        Process process = new ProcessBuilder(home.resolve("limpet").toString(), "run", "--readings", "1")
                .redirectInput(new File("/dev/null")).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("./limpet run --readings 1 failed:\n" + output);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    private void row(String what, double[] millis) {
        table.row(what, Figures.of(Figures.median(millis)), Figures.spread(millis));
    }
}
