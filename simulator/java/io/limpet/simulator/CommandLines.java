package io.limpet.simulator;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What all of {@code ./limpet}'s commands have in common: how they read their arguments and how they refuse them. */
public final class CommandLines {

    private CommandLines() {
    }

    /** Does what the arguments say, and returns the exit code. */
    public static int execute(CommandLine line, Screen screen, String... arguments) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Long.class, CommandLines::wholeNumber);
        line.setOut(screen.out());
        line.setErr(screen.err());
        line.setParameterExceptionHandler((e, given) -> refuse(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> fail(e, screen));
        return line.execute(arguments);
    }

    private static Long wholeNumber(String word) {
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("\"" + word + "\" is no whole number");
        }
    }

    private static int refuse(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("limpet: " + withoutValues(e.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println((name.startsWith("limpet") ? name : "limpet " + name) + " --help tells what there"
                + " is.");
        return ExitCode.USAGE;
    }

    /** What was meant for --set may be a secret: nothing that stands behind an equals sign is repeated. */
    private static String withoutValues(String message) {
        return message.replaceAll("(?s)=.*'", "=...'");
    }

    private static int fail(Exception e, Screen screen) {
        screen.err().println("limpet: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        if (System.getenv("LIMPET_TRACE") != null) {
            e.printStackTrace(screen.err());
        }
        return ExitCode.FAILED;
    }
}
