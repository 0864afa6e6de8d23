/**
 * A board emulated by QEMU, and {@code ./limpet emulate}.
 *
 * <p>{@link io.limpet.emulator.EmulatedBoard} is the board: its power, its console, the air at its sensors, its cable.
 * {@link io.limpet.emulator.Emulate} is the command; broker, subscriber and screen are those of {@code ./limpet run}.
 * The image that is booted knows nothing of all this: it is the one that a board would be flashed with.
 */
package io.limpet.emulator;
