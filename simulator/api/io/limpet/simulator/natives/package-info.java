/**
 * Where the simulated {@code ej.*} ends: what on a board is native code.
 *
 * <p>MicroEJ's libraries call C through natives; on the desktop each of these classes calls the {@link Natives} of the
 * device whose thread it runs in. The simulator's {@code SimulatedDevice} implements them. Compiled before the
 * firmware and so, like it, in Java 7; knows nothing of the simulator behind it.
 */
package io.limpet.simulator.natives;
