package io.limpet.simulator;

import io.limpet.config.ConfigurationException;
import io.limpet.simulator.seal.DeviceKeyFile;
import io.limpet.simulator.seal.PropertiesSealer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./limpet seal}. */
@Command(name = "seal", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Seals the secrets of a properties file with a device's key: what is built with it has no plain"
            + " secret in it, and only that device reads them (docs/sealing.md).", ""})
final class SealCommand implements Callable<Integer> {

    @Option(names = "--device-key", paramLabel = "FILE", description = "The device's key, of new-key.")
    private Path deviceKey;

    @Option(names = "--config", paramLabel = "FILE", description = "The properties file, such as"
            + " device-config/local.properties. It is rewritten where --out does not say otherwise.")
    private Path configuration;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the sealed properties go instead.")
    private Path out;

    @Spec
    private CommandSpec spec;

    private final Screen screen;

    SealCommand(Screen screen) {
        this.screen = screen;
    }

    @Command(name = "new-key", mixinStandardHelpOptions = true,
            description = "Makes a device key: 16 random bytes in hexadecimal, in a file for its owner's eyes only.")
    int newKey(@Option(names = "--out", paramLabel = "FILE", required = true, description = "The file; it must not"
            + " be there yet.") Path file) throws IOException {
        DeviceKeyFile.create(file);
        screen.err().println("limpet: wrote " + file + ". Put it into the device (docs/sealing.md), and keep it where"
                + " images are not built: it opens all that is sealed with it.");
        return ExitCode.WELL;
    }

    @Override
    public Integer call() throws IOException {
        if (deviceKey == null || configuration == null) {
            throw new ParameterException(spec.commandLine(), "needs --device-key FILE and --config FILE, or new-key");
        }
        PropertiesSealer sealer;
        try {
            sealer = new PropertiesSealer(configuration, DeviceKeyFile.read(deviceKey));
        } catch (ConfigurationException e) {
            return ConfigCommand.refuse(screen, e);
        }
        Path target = out == null ? configuration : out;
        if (!sealer.sealed().isEmpty() || out != null) {
            sealer.write(target);
        }
        report(sealer, target);
        return ExitCode.WELL;
    }

    private void report(PropertiesSealer sealer, Path target) {
        say(sealer.sealed().isEmpty() ? "nothing to seal in " + configuration
                : "sealed " + String.join(", ", sealer.sealed()) + " in " + target);
        if (!sealer.sealedBefore().isEmpty()) {
            say("sealed before, with this key: " + String.join(", ", sealer.sealedBefore()));
        }
        if (sealer.keyFile() != null) {
            say(sealer.keyFile().getFileName() + " itself is as it was: keep it away from where images are built");
        }
        if (!sealer.suspiciousComments().isEmpty()) {
            say("comments stay as they are, and these name a secret: line " + sealer.suspiciousComments().toString()
                    .replaceAll("[\\[\\]]", ""));
        }
    }

    private void say(String text) {
        screen.err().println("limpet: " + text);
    }
}
