package io.limpet.simulator;

import io.limpet.simulator.config.ConfigurationLayers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of all commands that have a configuration. */
public final class ConfigurationOptions {

    @Option(names = "--config", paramLabel = "FILE",
            description = "Settings that go before those of device-config; of several, the later before the earlier.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "One setting, which goes before all files. ./limpet config --explain lists the keys.")
    private List<String> settings = new ArrayList<>();

    /** All layers of a board's configuration, these options the last ones. */
    public ConfigurationLayers layers(String board) {
        return ConfigurationLayers.read(project(), board, files, settings);
    }

    /** The root of the checkout. */
    public static Path project() {
        return Path.of(System.getProperty("limpet.home", ""));
    }

    /** Where the embedded broker's certificates are kept. */
    public static Path certificates() {
        return project().resolve("build").resolve("simulator");
    }
}
