package io.limpet.simulator.trust;

import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./limpet trust new-key}. */
@Command(name = "new-key", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes the pair of keys that trust bundles are signed with: the private one to be kept offline,"
            + " the public one for the devices' flash.")
final class NewKeyCommand implements Callable<Integer> {

    private static final String PRIVATE = "trust-private.pem";
    private static final String PUBLIC = "trust-public.pem";

    @Option(names = "--out", paramLabel = "FOLDER", defaultValue = ".",
            description = "Where " + PRIVATE + " and " + PUBLIC + " are written; the current directory unless given.")
    private Path folder;

    private final Screen screen;

    NewKeyCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        Path privateFile = folder.resolve(PRIVATE);
        Path publicFile = folder.resolve(PUBLIC);
        SigningKey.save(SigningKey.generate(), privateFile, publicFile);
        screen.print("""
                %s
                  the private key. Whoever has it can make your devices trust any broker: take it off this machine, to
                  a medium that is connected only for signing, and keep a copy elsewhere. Lost, no device that has
                  the public key will ever take another bundle.
                %s
                  the public key. Set trust.key to it and burn it to each device, with trust.topic and trust.group.
                """.formatted(privateFile, publicFile));
        return ExitCode.WELL;
    }
}
