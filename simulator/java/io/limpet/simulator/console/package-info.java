/**
 * What a person types while {@code ./limpet run} runs: one table of commands, from which {@code help} is made.
 *
 * <p>{@link io.limpet.simulator.console.CommandTable} finds the command; each other class holds those of one part of
 * the world. Knows the device's world and the broker, not how the program was started.
 */
package io.limpet.simulator.console;
