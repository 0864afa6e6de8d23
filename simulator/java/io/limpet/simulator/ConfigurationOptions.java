package io.limpet.simulator;

import io.limpet.simulator.config.ConfigurationLayers;
import io.limpet.simulator.seal.DeviceKeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of all commands that have a configuration. */
public final class ConfigurationOptions {

    @Option(names = "--config", paramLabel = "FILE",
            description = "Settings that go before those of device-config; of several, the later before the earlier.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "One setting, which goes before all files. ./limpet config --explain lists the keys.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--device-key", paramLabel = "FILE",
            description = "The device's key, which opens its sealed secrets: a file of ./limpet seal new-key.")
    private Path deviceKey;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** All layers of a board's configuration, these options the last ones. Without its key, what is sealed stays so. */
    public ConfigurationLayers layers(String board) {
        return deviceKey == null ? ConfigurationLayers.read(project(), board, files, settings) : deviceLayers(board);
    }

    /** The same for a device that is to be started: what is sealed opens with its key, or is a mistake. */
    public ConfigurationLayers deviceLayers(String board) {
        return ConfigurationLayers.readOpening(deviceKey(), project(), board, files, settings);
    }

    /** Null when none is given. */
    public byte[] deviceKey() {
        try {
            return deviceKey == null ? null : DeviceKeyFile.read(deviceKey);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--device-key " + e.getMessage(), e);
        }
    }

    /** Null when none is given. */
    public Path deviceKeyFile() {
        return deviceKey;
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
