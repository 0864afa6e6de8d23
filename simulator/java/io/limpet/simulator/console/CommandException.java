package io.limpet.simulator.console;

/** A command that cannot be done: what is wrong, and what to type. */
public final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }
}
