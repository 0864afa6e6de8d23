package io.limpet.simulator;

import io.limpet.config.Configuration;
import io.limpet.config.Keys;
import io.limpet.simulator.broker.BrokerCertificates;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that {@code run} and {@code emulate} share: which broker, when it ends, and what is left. */
public final class RunOptions {

    /** What {@code --broker none} asks for. */
    public static final String NEEDED_BY_NONE = "--broker none needs a real broker's name, --set mqtt.host=..., and"
            + " the file with its authority's certificate, --set tls.ca=...";

    private static final String EMBEDDED = "embedded";
    private static final String NONE = "none";

    @Option(names = "--broker", paramLabel = "embedded|none", defaultValue = EMBEDDED,
            description = "The embedded broker (the default), or none: then mqtt.host names a real one.")
    private String broker;

    @Option(names = "--readings", paramLabel = "N", description = "Ends when so many readings have been received by the"
            + " subscriber; with --broker none, acknowledged by the broker.")
    private Long readings;

    @Option(names = "--for", paramLabel = "SECONDS", description = "Ends after that time.")
    private Long seconds;

    @Option(names = "--memory", paramLabel = "FILE", description = "Keeps the memory of the outbox in that file (and"
            + " what else the device has to keep in FILE.kept), from one run to the next; otherwise it lasts as long as"
            + " the run.")
    private Path memory;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws ParameterException when one of them is wrong */
    public void check() {
        if (!broker.equals(EMBEDDED) && !broker.equals(NONE)) {
            throw new ParameterException(spec.commandLine(), "--broker " + broker + ": must be " + EMBEDDED + " or "
                    + NONE);
        }
        demandPositive("--readings", readings);
        demandPositive("--for", seconds);
    }

    /** @throws ParameterException when the configuration names no other broker than the embedded one */
    public void checkRealBroker(Configuration configuration) {
        if (configuration.text(Keys.MQTT_HOST).equals(BrokerCertificates.NAME)) {
            throw new ParameterException(spec.commandLine(), NEEDED_BY_NONE);
        }
    }

    public boolean wantsEmbeddedBroker() {
        return broker.equals(EMBEDDED);
    }

    public Goal goal() {
        return new Goal(readings);
    }

    /** How long at most; 0 is without limit. */
    public long millis() {
        return seconds == null ? 0 : seconds * 1000;
    }

    /** The file that the memory of the outbox is kept in; null for none. */
    public Path memory() {
        return memory;
    }

    /** What is said of a file that the memory cannot be kept in. */
    public ParameterException memoryRefused(IOException e) {
        return new ParameterException(spec.commandLine(), "--memory: " + e.getMessage(), e);
    }

    private void demandPositive(String option, Long value) {
        if (value != null && (value < 1 || value > Integer.MAX_VALUE)) {
            throw new ParameterException(spec.commandLine(), option + " " + value + ": must be 1 or more");
        }
    }
}
