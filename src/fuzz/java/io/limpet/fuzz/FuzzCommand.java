package io.limpet.fuzz;

import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./limpet fuzz}. */
@Command(name = "fuzz", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Throws inputs at what reads bytes from outside, guided by the code that they reach (Jazzer),"
            + " and judges the outcome. Without a name: lists the targets.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing was found", "1:something was, and is shown", "2:wrong usage"})
public final class FuzzCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which targets.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "All targets, one after the other.")
    private boolean all;

    @Option(names = "--for", paramLabel = "SECONDS", defaultValue = "60",
            description = "How long each; 60 unless given.")
    private long seconds;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "1",
            description = "How many targets at once, a processor each; 1 unless given.")
    private int jobs;

    @Option(names = "--seed", paramLabel = "N", description = "Of the fuzzer's dice; from the clock unless given.")
    private Long seed;

    @Option(names = "--input", paramLabel = "FILE", description = "Runs this one input, and shows what fails.")
    private Path input;

    @Option(names = "--record", description = "Keeps the figures in docs/measurements.md, found something or not.")
    private boolean record;

    @Option(names = "--seeds", description = "Writes the first inputs of src/fuzz/corpus anew, and fuzzes nothing.")
    private boolean seeds;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    private final Screen screen;
    private final Folders folders = new Folders(Path.of(System.getProperty("limpet.home", "")).toAbsolutePath());

    FuzzCommand(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        Screen screen = Screen.ofTerminal();
        System.exit(CommandLines.execute(new CommandLine(new FuzzCommand(screen)), screen, arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Targets.Entry> targets = targets();
        if (targets.isEmpty()) {
            Targets.ALL.forEach(each -> screen.print(String.format("  %-15s %s%n", each.name(), each.what())));
            return ExitCode.WELL;
        }
        if (seeds) {
            for (Targets.Entry each : targets) {
                SeedCorpus.write(each, folders.corpus());
            }
            return ExitCode.WELL;
        }
        return input == null ? fuzz(targets) : repeat(targets);
    }

    private List<Targets.Entry> targets() {
        if (seconds < 1 || jobs < 1 || all && !names.isEmpty() || input != null && names.size() != 1) {
            throw new ParameterException(spec.commandLine(), "--for and --jobs must be 1 or more; --all needs no "
                    + "names, and --input needs one");
        }
        List<Targets.Entry> targets = new ArrayList<>(all || seeds && names.isEmpty() ? Targets.ALL : List.of());
        for (String name : names) {
            if (Targets.named(name) == null) {
                throw new ParameterException(spec.commandLine(), "there is no target \"" + name
                        + "\"; ./limpet fuzz lists those that there are");
            }
            targets.add(Targets.named(name));
        }
        return targets;
    }

    private int fuzz(List<Targets.Entry> targets) throws IOException, InterruptedException {
        long dice = seed == null ? System.nanoTime() & 0x7fffffff : seed;
        Files.createDirectories(folders.findings());
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        List<Round> rounds = new ArrayList<>();
        try {
            for (Future<Round> each : threads.invokeAll(targets.stream().map(one -> fuzzing(one, dice)).toList())) {
                rounds.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        if (record) {
            new FuzzSection(folders.home().resolve("docs").resolve("measurements.md")).write(rounds);
        }
        return rounds.stream().allMatch(Round::isWell) ? ExitCode.WELL : ExitCode.FAILED;
    }

    private Callable<Round> fuzzing(Targets.Entry target, long dice) {
        return () -> {
            screen.err().println("limpet: " + target.name() + " for " + seconds + " s, seed " + dice);
            try (PrintWriter log = new PrintWriter(new FileWriter(
                    folders.grown(target.name() + ".log").toFile(), StandardCharsets.UTF_8), true)) {
                Round round = new JazzerRun(folders, log::println).fuzz(target, seconds, dice);
                show(round);
                return round;
            }
        };
    }

    private int repeat(List<Targets.Entry> targets) throws IOException, InterruptedException {
        Round round = new JazzerRun(folders, screen.err()::println).repeat(targets.get(0), input.toAbsolutePath());
        return round.isWell() ? ExitCode.WELL : ExitCode.FAILED;
    }

    /** With the command that repeats each finding. */
    private synchronized void show(Round round) {
        screen.print(String.format("%-15s %,12d executions, %,7d/s, %,6d edges, %,7d features, %,6d inputs, %s%n",
                round.target().name(), round.executions(), round.executionsPerSecond(), round.edges(),
                round.features(), round.inputs(), round.isWell() ? "nothing found" : "FOUND"));
        if (!round.isWell()) {
            screen.print("  " + round.complaint() + "\n");
        }
        for (Path finding : round.findings()) {
            screen.print("  ./limpet fuzz " + round.target().name() + " --input "
                    + folders.home().relativize(finding.toAbsolutePath()) + "\n");
        }
    }
}
