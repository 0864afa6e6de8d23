package io.limpet.simulator.ca;

import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ConfigurationOptions;
import io.limpet.simulator.Screen;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./limpet ca}. */
@Command(name = "ca", mixinStandardHelpOptions = true,
        description = "The certificates of authorities: which one a broker needs, and which come with Limpet.")
public final class CaCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(execute(Screen.ofTerminal(), ConfigurationOptions.project(), arguments));
    }

    /** Does what the arguments say, in this checkout, and returns the exit code. */
    static int execute(Screen screen, Path project, String... arguments) {
        CommandLine line = new CommandLine(new CaCommand())
                .addSubcommand(new FetchCommand(screen, project))
                .addSubcommand(new ListCommand(screen, project));
        return CommandLines.execute(line, screen, arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "fetch or list?");
    }
}
