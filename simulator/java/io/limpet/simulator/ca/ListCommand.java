package io.limpet.simulator.ca;

import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./limpet ca list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = {"Lists the certificates in resources/ca.",
    "Where they come from and which services use them: resources/ca/README.md."})
final class ListCommand implements Callable<Integer> {

    private final Screen screen;
    private final Path project;

    ListCommand(Screen screen, Path project) {
        this.screen = screen;
        this.project = project;
    }

    @Override
    public Integer call() throws IOException {
        for (Anchor anchor : Anchor.inResources(project)) {
            Described certificate = new Described(anchor.certificate());
            screen.print(anchor.name() + "\n  " + certificate.subject() + "\n  " + certificate.key() + ", until "
                    + certificate.until() + "\n  SHA-256 " + certificate.fingerprint() + "\n");
        }
        return ExitCode.WELL;
    }
}
