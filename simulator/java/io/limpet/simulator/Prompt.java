package io.limpet.simulator;

import io.limpet.simulator.console.Command;
import io.limpet.simulator.console.CommandTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.function.Consumer;

/** Does what a person types while a run goes on. */
public final class Prompt {

    private Prompt() {
    }

    /** Reads commands in a thread of its own, with {@code help} and {@code quit} added to them. */
    public static void open(CommandTable table, Goal goal, Consumer<String> answers) {
        addTo(table, goal);
        open(line -> answers.accept(table.run(line)));
    }

    /** What every run has beside its own: {@code help} and {@code quit}. */
    static CommandTable addTo(CommandTable table, Goal goal) {
        return table.add(new Command("help", "this list", arguments -> table.help()))
                .add(new Command("quit", "the run ends", arguments -> {
                    goal.stop();
                    return null;
                }));
    }

    /** Hands on each line that is typed, in a thread of its own. */
    static void open(Consumer<String> lines) {
        Thread thread = new Thread(() -> read(lines), "commands");
        thread.setDaemon(true);
        thread.start();
    }

    /** A run without a terminal goes on when its input ends. */
    private static void read(Consumer<String> lines) {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            String line;
            while ((line = in.readLine()) != null) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // No more input.
        }
    }
}
