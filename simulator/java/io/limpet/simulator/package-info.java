/**
 * The simulated device, and {@code ./limpet run}.
 *
 * <p>As MicroEJ's simulator does, it runs the unchanged application of a board on the desktop, with classes of its own
 * in the place of native code. {@link io.limpet.simulator.SimulatedDevice} is the device with its world around it,
 * {@link io.limpet.simulator.Boot} one life of it between two power cuts; {@link io.limpet.simulator.Limpet} is the
 * command. The simulator knows the firmware's {@code io.limpet.microej} and the natives it declares; the firmware
 * knows nothing of the simulator.
 */
package io.limpet.simulator;
