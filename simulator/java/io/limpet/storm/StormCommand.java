package io.limpet.storm;

import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ConfigurationOptions;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./limpet storm}. */
@Command(name = "storm", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs the firmware for years of virtual time in a simulated world in which everything fails that"
            + " can, from a seed, and judges what becomes of each reading.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing was lost and no rule broken", "1:something was, and is shown",
            "2:wrong usage"})
public final class StormCommand implements Callable<Integer> {

    /** Several short runs find more than a long one: each has its own configuration. */
    private static final double YEARS_PER_SEED = 0.25;

    private static final double YEARS = 10;

    @Option(names = "--seed", paramLabel = "N", description = "The first seed, or the only one; 1 unless given.")
    private Long seed;

    @Option(names = "--seeds", paramLabel = "N",
            description = "How many seeds, from that one on; with --seed alone 1, else one for each quarter of a year.")
    private Integer seeds;

    @Option(names = "--years", paramLabel = "Y",
            description = "How many device-years, shared by the seeds; 10, or with --seed alone 0.25.")
    private Double years;

    @Option(names = "--profile", paramLabel = "NAME",
            description = "calm, field or hostile; each seed draws one unless given.")
    private Profile profile;

    @Option(names = "--campaign", description = "Keeps the figures in docs/measurements.md if nothing was violated.")
    private boolean campaign;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    private final Screen screen;

    StormCommand(Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        Screen screen = Screen.ofTerminal();
        System.exit(CommandLines.execute(new CommandLine(new StormCommand(screen)), screen, arguments));
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Campaign storm = campaign();
        long startNanos = System.nanoTime();
        Campaign.Outcome outcome = storm.run(done -> tell(done, storm.seeds()));
        Summary summary = new Summary(storm, outcome, (System.nanoTime() - startNanos) / 1e9);
        screen.print(summary.text());
        if (!outcome.failures().isEmpty()) {
            show(outcome);
            return ExitCode.FAILED;
        }
        if (campaign) {
            new CampaignSection(measurements()).write(summary.markdown());
        }
        return ExitCode.WELL;
    }

    private Campaign campaign() {
        boolean one = seed != null && seeds == null;
        double total = years != null ? years : one ? YEARS_PER_SEED : YEARS;
        int count = seeds != null ? seeds : one ? 1 : (int) Math.ceil(total / YEARS_PER_SEED);
        if (count < 1 || !(total > 0) || total / count > 50) {
            throw new ParameterException(spec.commandLine(), "--seeds must be 1 or more, and --years more than 0 and at"
                    + " most 50 for each seed");
        }
        return new Campaign(seed == null ? 1 : seed, count, total / count, profile);
    }

    private void tell(int done, int seeds) {
        if (done % 100 == 0 && done < seeds) {
            screen.err().println("limpet: " + done + " of " + seeds + " seeds");
        }
    }

    /** All that failed in a line each; of the first everything, and the fewest faults that do it. */
    private void show(Campaign.Outcome outcome) {
        outcome.failures().forEach(each -> screen.err().println(FailureReport.line(each)));
        Result first = outcome.failures().get(0);
        screen.err().println();
        screen.err().println(FailureReport.events(first));
        screen.err().println(FailureReport.smallest(new Shrinker(plan -> new StormRun(plan).run()).shrink(first)));
    }

    private static Path measurements() {
        return ConfigurationOptions.project().resolve("docs").resolve("measurements.md");
    }
}
