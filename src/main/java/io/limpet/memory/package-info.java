/**
 * Memories behind the I2C bus, for boards that have none of their own or none that lasts long enough.
 *
 * <p>{@link At24c} is the only one there is. Knows the bus and the clock, and nothing of what is stored: that is
 * {@code io.limpet.outbox}'s, which sees a {@link io.limpet.board.NonVolatile}.
 */
package io.limpet.memory;
