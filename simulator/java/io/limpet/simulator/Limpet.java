package io.limpet.simulator;

import io.limpet.Version;
import io.limpet.simulator.network.SimulatedDns;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * The command {@code limpet}, as far as it is Java; the script of that name builds first, and does {@code test} and
 * {@code bench} itself.
 */
@Command(name = "limpet", version = "Limpet " + Version.NAME, mixinStandardHelpOptions = true, sortOptions = false,
        description = "Firmware that publishes sensor readings over MQTT and TLS, with a simulated device to run it.",
        subcommands = {RunCommand.class, ConfigCommand.class},
        footer = {"  test    [NAME...]: all tests, or those whose class names contain NAME",
            "  bench   [NAME...]: measures, and prints a table"})
public final class Limpet implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        SimulatedDns.install();
        int code = execute(Screen.ofTerminal(), arguments);
        Shutdown.expect();
        System.exit(code);
    }

    /** Does what the arguments say and returns the exit code. */
    static int execute(Screen screen, String... arguments) {
        CommandLine line = new CommandLine(new Limpet(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == RunCommand.class) {
                    return type.cast(new RunCommand(screen));
                }
                return type == ConfigCommand.class ? type.cast(new ConfigCommand(screen))
                        : CommandLine.defaultFactory().create(type);
            }
        });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Long.class, Limpet::wholeNumber);
        line.setOut(screen.out());
        line.setErr(screen.err());
        line.setParameterExceptionHandler(Limpet::refuse);
        line.setExecutionExceptionHandler((e, command, parsed) -> fail(e, screen));
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static Long wholeNumber(String word) {
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + word + "\" is no whole number");
        }
    }

    private static int refuse(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("limpet: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("limpet " + (command.getCommandName().equals("limpet") ? "" : command.getCommandName()
                + " ") + "--help tells what there is.");
        return ExitCode.USAGE;
    }

    private static int fail(Exception e, Screen screen) {
        screen.err().println("limpet: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        if (System.getenv("LIMPET_TRACE") != null) {
            e.printStackTrace(screen.err());
        }
        return ExitCode.FAILED;
    }
}
