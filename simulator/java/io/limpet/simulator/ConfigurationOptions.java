package io.limpet.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that {@code run} and {@code config} share. */
final class ConfigurationOptions {

    @Option(names = "--config", paramLabel = "FILE",
            description = "Settings that go before those of device-config; of several, the later before the earlier.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "One setting, which goes before all files. ./limpet config --explain lists the keys.")
    List<String> settings = new ArrayList<>();

    /** The root of the checkout. */
    static Path project() {
        return Path.of(System.getProperty("limpet.home", ""));
    }

    /** Where the embedded broker's certificates are kept. */
    static Path certificates() {
        return project().resolve("build").resolve("simulator");
    }
}
