package io.limpet.simulator.trust;

import io.limpet.microej.PlatformSignatures;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import io.limpet.trust.TrustBundle;
import io.limpet.trust.TrustException;
import io.limpet.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./limpet trust inspect}. */
@Command(name = "inspect", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows what is in a bundle and, with the public key, whether devices that have it believe it.")
final class InspectCommand implements Callable<Integer> {

    @Option(names = "--key", paramLabel = "FILE", description = "The public key, of new-key.")
    private Path keyFile;

    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file;

    private final Screen screen;

    InspectCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        byte[] bundle = bytes();
        screen.print(BundleReport.of(bundle));
        if (keyFile == null) {
            screen.print("Its signature was not verified: that takes --key.\n");
            return ExitCode.WELL;
        }
        return verify(bundle);
    }

    private int verify(byte[] bundle) throws IOException {
        TrustBundle read = BundleReport.read(bundle);
        TrustPolicy policy = new TrustPolicy(new PlatformSignatures(), SigningKey.readPublic(keyFile), read.group);
        try {
            policy.demandGenuine(read, bundle);
            screen.print("Its signature is good.\n");
            return ExitCode.WELL;
        } catch (TrustException e) {
            screen.print("Devices refuse it: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    private byte[] bytes() throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file");
        }
    }
}
