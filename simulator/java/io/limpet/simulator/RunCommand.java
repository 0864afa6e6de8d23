package io.limpet.simulator;

import io.limpet.config.Configuration;
import io.limpet.config.ConfigurationException;
import io.limpet.config.Keys;
import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.broker.EmbeddedBroker;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.EffectiveConfiguration;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    private static final String EMBEDDED = "embedded";
    private static final String NONE = "none";
    private static final String NEEDED_BY_NONE = "--broker none needs a real broker's name, --set mqtt.host=..., and"
            + " the file with its authority's certificate, --set tls.ca=...";

    private static final String SERIAL_NUMBER = "24ec4a0102fe";

    @Mixin
    private ConfigurationOptions options;

    @Option(names = "--broker", paramLabel = "embedded|none", defaultValue = EMBEDDED,
            description = "The embedded broker (the default), or none: then mqtt.host names a real one.")
    private String broker;

    @Option(names = "--readings", paramLabel = "N", description = "Ends when so many readings have been received by the"
            + " subscriber; with --broker none, acknowledged by the broker.")
    private Long readings;

    @Option(names = "--for", paramLabel = "SECONDS", description = "Ends after that time.")
    private Long seconds;

    @Spec
    private CommandSpec spec;

    private final Screen screen;

    RunCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        if (!broker.equals(EMBEDDED) && !broker.equals(NONE)) {
            throw new ParameterException(spec.commandLine(), "--broker " + broker + ": must be " + EMBEDDED + " or "
                    + NONE);
        }
        demandPositive("--readings", readings);
        demandPositive("--for", seconds);
        try {
            return broker.equals(EMBEDDED) ? runEmbedded() : runReal();
        } catch (ConfigurationException e) {
            int code = ConfigCommand.refuse(screen, e);
            if (broker.equals(NONE)) {
                screen.err().println("limpet: " + NEEDED_BY_NONE);
            }
            return code;
        }
    }

    private int runEmbedded() throws Exception {
        ConfigurationLayers layers = layers();
        layers.provideAuthority(BrokerCertificates.in(ConfigurationOptions.certificates()).authorityPem());
        // The embedded broker stands for the one that is configured, and so has a certificate in that one's name.
        BrokerCertificates certificates = BrokerCertificates.in(ConfigurationOptions.certificates(),
                layers.effective(SERIAL_NUMBER).configuration().text(Keys.TLS_SERVER_NAME));
        EffectiveConfiguration effective = layers.provideAuthority(certificates.authorityPem())
                .effective(SERIAL_NUMBER);
        EmbeddedBroker embedded = new EmbeddedBroker(certificates);
        Configuration configuration = effective.configuration();
        if (configuration.isSet(Keys.MQTT_USERNAME)) {
            embedded.requireCredentials(configuration.text(Keys.MQTT_USERNAME),
                    configuration.text(Keys.MQTT_PASSWORD));
        }
        return new SimulatedRun(screen, effective, SERIAL_NUMBER, new Goal(readings)).withBroker(embedded, certificates)
                .run(millis());
    }

    private int runReal() throws ConfigurationException, IOException, InterruptedException {
        EffectiveConfiguration effective = layers().effective(SERIAL_NUMBER);
        if (effective.configuration().text(Keys.MQTT_HOST).equals(BrokerCertificates.NAME)) {
            throw new ParameterException(spec.commandLine(), NEEDED_BY_NONE);
        }
        return new SimulatedRun(screen, effective, SERIAL_NUMBER, new Goal(readings)).run(millis());
    }

    private ConfigurationLayers layers() {
        return ConfigurationLayers.read(ConfigurationOptions.project(), ConfigurationLayers.SIMULATOR, options.files,
                options.settings);
    }

    private long millis() {
        return seconds == null ? 0 : seconds * 1000;
    }

    private void demandPositive(String option, Long value) {
        if (value != null && (value < 1 || value > Integer.MAX_VALUE)) {
            throw new ParameterException(spec.commandLine(), option + " " + value + ": must be 1 or more");
        }
    }
}
