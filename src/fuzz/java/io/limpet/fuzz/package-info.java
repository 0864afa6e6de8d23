/**
 * Fuzzing: what comes from outside is thrown at the code that reads it, and an oracle of its own judges the outcome.
 *
 * <p>A {@link io.limpet.fuzz.Target} is one thing to be fuzzed and its oracle; it lies in the package of what it
 * fuzzes, beside that package's tests, and knows nothing of who calls it: Jazzer, with coverage for a guide
 * ({@link io.limpet.fuzz.FuzzCommand}), or a test, with the inputs that are kept. {@link io.limpet.fuzz.Targets} is
 * the table of all. How to add one: docs/fuzzing.md.
 */
package io.limpet.fuzz;
