package io.limpet.simulator;

import io.limpet.config.ConfigurationException;
import io.limpet.config.Mistake;
import io.limpet.simulator.broker.BrokerCertificates;
import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.config.ConfigurationReference;
import io.limpet.simulator.config.EffectiveConfiguration;
import io.limpet.simulator.config.Flash;
import io.limpet.simulator.config.JournalReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./limpet config}. */
@Command(name = "config", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Prints the effective configuration, each value with its origin, secrets masked; and how long"
            + " the memory of a journal lives.")
public final class ConfigCommand implements Callable<Integer> {

    /** The device's own serial number is known only to the device. */
    private static final String ANY_SERIAL_NUMBER = "000000000000";

    /** What {@code --explain} can print. */
    enum Explanation {
        TEXT,
        MARKDOWN
    }

    @Mixin
    private ConfigurationOptions options;

    @Option(names = "--board", paramLabel = "NAME", defaultValue = ConfigurationLayers.SIMULATOR,
            description = "The board: a file of device-config; ${DEFAULT-VALUE} unless given.")
    private String board;

    @Option(names = "--write", paramLabel = "FOLDER",
            description = "Writes what a board has in flash there: limpet.properties, certificates, key.")
    private Path flash;

    @Option(names = "--explain", arity = "0..1", paramLabel = "markdown", fallbackValue = "TEXT",
            description = "Documents every key, for the terminal or as docs/configuration.md.")
    private Explanation explanation;

    private final Screen screen;

    ConfigCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (explanation != null) {
            ConfigurationReference reference = ConfigurationReference.of(ConfigurationOptions.project());
            screen.print(explanation == Explanation.MARKDOWN ? reference.markdown() : reference.text());
            return ExitCode.WELL;
        }
        ConfigurationLayers layers = options.layers(board);
        if (board.equals(ConfigurationLayers.SIMULATOR)) {
            layers.provide(RunCommand.AUTHORITY, BrokerCertificates.in(ConfigurationOptions.certificates())
                    .authorityPem());
        }
        screen.print(layers.table());
        try {
            EffectiveConfiguration effective = layers.effective(ANY_SERIAL_NUMBER);
            screen.print(JournalReport.of(effective.configuration()));
            if (flash != null) {
                write(Flash.linked(effective.flash()), flash);
            }
            return ExitCode.WELL;
        } catch (ConfigurationException e) {
            return refuse(screen, e);
        }
    }

    /** There are secrets among them: readable by their owner only. */
    private void write(Map<String, byte[]> contents, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            Path file = folder.resolve(content.getKey());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content.getValue());
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            screen.err().println("limpet: wrote " + file);
        }
    }

    /** Tells all mistakes. */
    public static int refuse(Screen screen, ConfigurationException e) {
        for (Mistake mistake : e.mistakes()) {
            screen.err().println(mistake);
        }
        screen.err().println("limpet: " + (e.mistakes().length == 1 ? "one mistake" : e.mistakes().length + " mistakes")
                + " in the configuration. Nothing was started. ./limpet config --explain documents every key.");
        return ExitCode.USAGE;
    }
}
