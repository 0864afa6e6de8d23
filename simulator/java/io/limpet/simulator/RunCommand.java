package io.limpet.simulator;

import io.limpet.config.ConfigurationException;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./limpet run}. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Boots the simulated device: its readings go to a broker over verified TLS, and a subscriber"
            + " shows what arrives. While it runs, type help for the faults that you can cause.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:well; also after Ctrl-C, unless --readings were wanted and did not come",
            "2:wrong usage or configuration; nothing was started",
            "3:the time given by --for passed and nothing had been acknowledged", "1:anything else"})
final class RunCommand implements Callable<Integer> {

    /** The resource that the embedded broker's authority becomes, in place of a file of that name. */
    static final String AUTHORITY = "ca/broker.pem";

    private static final String SERIAL_NUMBER = "24ec4a0102fe";

    @Mixin
    private ConfigurationOptions options;

    @Mixin
    private RunOptions run;

    private final Screen screen;

    RunCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        run.check();
        try {
            return run.wantsEmbeddedBroker() ? runEmbedded() : runReal();
        } catch (ConfigurationException e) {
            int code = ConfigCommand.refuse(screen, e);
            if (!run.wantsEmbeddedBroker()) {
                screen.err().println("limpet: " + RunOptions.NEEDED_BY_NONE);
            }
            return code;
        }
    }

    private int runEmbedded() throws Exception {
        EmbeddedSetup setup = EmbeddedSetup.of(options.layers(ConfigurationLayers.SIMULATOR), SERIAL_NUMBER);
        Goal goal = run.goal();
        return new SimulatedRun(screen, setup.effective(), SERIAL_NUMBER, goal,
                BrokerSide.embedded(screen, goal, setup)).run(run.millis());
    }

    private int runReal() throws ConfigurationException, InterruptedException {
        EffectiveConfiguration effective = options.layers(ConfigurationLayers.SIMULATOR).effective(SERIAL_NUMBER);
        run.checkRealBroker(effective.configuration());
        Goal goal = run.goal();
        return new SimulatedRun(screen, effective, SERIAL_NUMBER, goal,
                BrokerSide.real(screen, goal, effective.configuration())).run(run.millis());
    }
}
