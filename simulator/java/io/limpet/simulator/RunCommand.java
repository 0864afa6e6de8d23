package io.limpet.simulator;

import ej.ecom.wifi.SecurityMode;
import io.limpet.config.ConfigurationException;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import java.io.IOException;
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

    @Mixin
    private PanelOption panel;

    private final Screen screen;

    RunCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        run.check();
        panel.check();
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
        EmbeddedSetup setup = EmbeddedSetup.of(options.deviceLayers(ConfigurationLayers.SIMULATOR), SERIAL_NUMBER);
        Goal goal = run.goal();
        return run(setup.effective(), goal, BrokerSide.embedded(screen, goal, setup));
    }

    private int runReal() throws Exception {
        EffectiveConfiguration effective = options.deviceLayers(ConfigurationLayers.SIMULATOR)
                .effective(SERIAL_NUMBER);
        run.checkRealBroker(effective.configuration());
        Goal goal = run.goal();
        return run(effective, goal, BrokerSide.real(screen, goal, effective.configuration()));
    }

    private int run(EffectiveConfiguration effective, Goal goal, BrokerSide side) throws Exception {
        return new SimulatedRun(screen, effective.configuration(), device(effective), goal, side, panel)
                .run(run.millis());
    }

    private DeviceBuilder device(EffectiveConfiguration effective) {
        DeviceBuilder device = new DeviceBuilder().serialNumber(SERIAL_NUMBER).deviceKey(options.deviceKey())
                .configuration(effective)
                .neighbour("harbour-office", SecurityMode.WPA2, -71).neighbour("guest", SecurityMode.OPEN, -83);
        try {
            return run.memory() == null ? device : device.memoryFile(run.memory());
        } catch (IOException e) {
            throw run.memoryRefused(e);
        }
    }
}
