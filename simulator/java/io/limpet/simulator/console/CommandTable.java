package io.limpet.simulator.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All commands, in the order of {@code help}. */
public final class CommandTable {

    private static final int SYNTAX_WIDTH = 24;

    private final List<Command> commands = new ArrayList<>();

    public CommandTable add(List<Command> more) {
        commands.addAll(more);
        return this;
    }

    public CommandTable add(Command command) {
        commands.add(command);
        return this;
    }

    /**
     * Does what a line asks for.
     *
     * @return what there is to say to the person, in one or more lines; empty for an empty line
     */
    public String run(String line) {
        String[] words = line.trim().toLowerCase(Locale.ROOT).split("\\s+");
        if (words[0].isEmpty()) {
            return "";
        }
        for (Command command : commands) {
            List<String> arguments = command.match(words);
            if (arguments != null) {
                return run(command, arguments, String.join(" ", words));
            }
        }
        List<Command> similar = commands.stream().filter(command -> command.firstWord().equals(words[0])).toList();
        return similar.isEmpty() ? "there is no command \"" + words[0] + "\"; type help"
                : "there is\n" + list(similar);
    }

    /** Every command with its description, one a line. */
    public String help() {
        return list(commands);
    }

    private static String run(Command command, List<String> arguments, String typed) {
        try {
            String answer = command.action().run(arguments);
            return answer == null ? typed + ": " + command.description() : answer;
        } catch (CommandException e) {
            return e.getMessage();
        } catch (Exception e) {
            return typed + " failed: " + e.getMessage();
        }
    }

    private static String list(List<Command> commands) {
        StringBuilder lines = new StringBuilder();
        for (Command command : commands) {
            lines.append(lines.isEmpty() ? "" : "\n").append("  ").append(command.syntax())
                    .append(" ".repeat(Math.max(2, SYNTAX_WIDTH - command.syntax().length())))
                    .append(command.description());
        }
        return lines.toString();
    }
}
