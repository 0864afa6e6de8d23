/**
 * Sensor chips at the level of their registers, on a simulated I2C bus, in a simulated climate.
 *
 * <p>Written from the datasheets and not from the drivers: each chip computes in floating point, by the datasheet's
 * own formulas, which raw value means the climate of the moment, so that a driver and its chip share no belief. A
 * conversion takes the longest time that the datasheet allows. Start with {@link SimulatedI2cBus} and {@link Chips}.
 */
package io.limpet.simulator.chip;
