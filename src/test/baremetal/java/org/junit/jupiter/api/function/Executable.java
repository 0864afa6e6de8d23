package org.junit.jupiter.api.function;

/** A piece of a test that may throw. */
@FunctionalInterface
public interface Executable {

    void execute() throws Throwable;
}
