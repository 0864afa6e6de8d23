/**
 * Sensors: what they measure, and drivers for those on the I2C bus, in integer arithmetic from the datasheets.
 *
 * <p>A driver knows {@link io.limpet.board.I2cBus} and nothing else: neither time nor payload nor the loop that asks
 * it. Start with {@link Sensor}; {@code Tmp105} is the shortest.
 */
package io.limpet.sensor;
