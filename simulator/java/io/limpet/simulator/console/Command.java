package io.limpet.simulator.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Something to do to the world.
 *
 * @param syntax words to type as they are, and in capitals what to replace: {@code "link slow BYTES"}
 * @param description one line for {@code help}
 */
public record Command(String syntax, String description, Action action) {

    /** What a command does with the words that stand for its capitals. */
    @FunctionalInterface
    public interface Action {

        /**
         * Does it.
         *
         * @return what there is to say about it; null for the description
         * @throws CommandException when a word is not what it should be, or it cannot be done now
         */
        String run(List<String> arguments) throws Exception;
    }

    /** A command that always works and speaks for itself by what the device then does. */
    public static Command of(String syntax, String description, ThrowingRunnable task) {
        return new Command(syntax, description, arguments -> {
            task.run();
            return null;
        });
    }

    /** A task that may fail. */
    @FunctionalInterface
    public interface ThrowingRunnable {

        void run() throws Exception;
    }

    /** The arguments when the words fit the syntax; null when they do not. */
    List<String> match(String[] words) {
        String[] parts = syntax.split(" ");
        if (parts.length != words.length) {
            return null;
        }
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (isPlaceholder(parts[i])) {
                arguments.add(words[i]);
            } else if (!parts[i].equals(words[i])) {
                return null;
            }
        }
        return arguments;
    }

    String firstWord() {
        return syntax.split(" ", 2)[0];
    }

    private static boolean isPlaceholder(String part) {
        return Character.isUpperCase(part.charAt(0));
    }
}
