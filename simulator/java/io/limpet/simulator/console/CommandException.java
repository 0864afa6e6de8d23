package io.limpet.simulator.console;

/** A command that cannot be done: what is wrong, and what to type. */
final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }
}
