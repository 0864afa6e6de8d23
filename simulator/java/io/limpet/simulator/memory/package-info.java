/**
 * Memory that outlives the power, with everything that flash and EEPROMs do to those who trust them too much.
 *
 * <p>{@link SimulatedMemory} is the face: a device's partition, or the cells behind a chip on its bus. A {@link Fate}
 * decides what becomes of each unit that is programmed and each sector that is erased, an {@link Outcome} says what
 * is left. Knows nothing of devices, of buses and of what is stored.
 */
package io.limpet.simulator.memory;
