package io.limpet.simulator;

import io.limpet.simulator.console.CommandTable;
import java.util.function.Consumer;

/** Where commands are done, one after another, whoever gives them: each is shown, and told to who watches. */
final class CommandDesk {

    private final CommandTable table;
    private final Consumer<String> screen;
    private final Consumer<String> notes;

    /**
     * @param screen gets each answer
     * @param notes get each answer, with the command where that is not in it
     */
    CommandDesk(CommandTable table, Consumer<String> screen, Consumer<String> notes) {
        this.table = table;
        this.screen = screen;
        this.notes = notes;
    }

    /**
     * Does what a line asks for; waits for the one that is being done.
     *
     * @return what there is to say about it, in one or more lines
     */
    synchronized String run(String line) {
        String command = line.replaceAll("\\p{Cntrl}+", " ").trim();
        String answer = table.run(command);
        if (!answer.isEmpty()) {
            screen.accept(answer);
            notes.accept(answer.startsWith(command) ? answer : command + "\n" + answer);
        }
        return answer;
    }
}
