package io.limpet.browser;

import io.limpet.scenario.ProcessLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code ./limpet run} in a process of its own, as a person starts it. */
public final class RunningLimpet implements AutoCloseable {

    private static final String LIMPET = Path.of(System.getProperty("limpet.home", ""), "limpet").toString();
    private static final String ANNOUNCED = "front panel: ";
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long GOODBYE_MILLIS = 20_000;

    private final ProcessLog log = new ProcessLog();
    private final Process process;
    private final PrintStream keyboard;

    private RunningLimpet(Process process) {
        this.process = process;
        this.keyboard = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        log.follow(process);
    }

    public static RunningLimpet start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", LIMPET, "run"));
        command.addAll(List.of(options));
        return new RunningLimpet(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The address that it has announced last, with a token that is good once. */
    public String address() {
        awaitLine(0, ANNOUNCED);
        return log.lines().stream().filter(line -> line.contains(ANNOUNCED)).reduce((first, second) -> second)
                .orElseThrow().split(ANNOUNCED)[1].trim();
    }

    /** Another address, asked for as the page of a used one says. */
    public String anotherAddress() {
        int from = log.size();
        type("panel");
        awaitLine(from, ANNOUNCED);
        return address();
    }

    public void type(String command) {
        keyboard.println(command);
    }

    public void awaitLine(int from, String fragment) {
        if (!log.await(from, PATIENCE_MILLIS, line -> line.contains(fragment))) {
            throw new AssertionError("it never said \"" + fragment + "\":\n" + String.join("\n", log.lines()));
        }
    }

    /** Waits until its subscriber has received so many messages. */
    public void awaitReceived(int messages, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = 0;
        for (int from = 0; seen < messages; from++) {
            if (!log.await(from, (deadline - System.nanoTime()) / 1_000_000, line -> true)) {
                throw new AssertionError("only " + seen + " of " + messages + " messages came");
            }
            seen += log.line(from).startsWith("subscriber") ? 1 : 0;
        }
    }

    public List<String> lines() {
        return log.lines();
    }

    /** Of the JVM and what it has started. */
    public long cpuMillis() {
        return process.toHandle().info().totalCpuDuration().map(spent -> spent.toMillis()).orElse(0L);
    }

    public boolean awaitEnd(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
