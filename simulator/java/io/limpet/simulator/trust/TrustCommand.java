package io.limpet.simulator.trust;

import io.limpet.simulator.CommandLines;
import io.limpet.simulator.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./limpet trust}. */
@Command(name = "trust", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Makes and shows trust bundles, by which devices in the field come to trust another authority"
            + " (docs/trust-bundle.md).")
public final class TrustCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(execute(Screen.ofTerminal(), arguments));
    }

    /** Does what the arguments say and returns the exit code. */
    static int execute(Screen screen, String... arguments) {
        CommandLine line = new CommandLine(new TrustCommand())
                .addSubcommand(new NewKeyCommand(screen))
                .addSubcommand(new SignCommand(screen))
                .addSubcommand(new InspectCommand(screen));
        return CommandLines.execute(line, screen, arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "new-key, sign or inspect?");
    }
}
