/**
 * Memories behind the I2C bus ({@link At24c}), for boards that have none of their own or none that lasts long enough,
 * and a small record in any {@link io.limpet.board.NonVolatile}: a {@link Slot}.
 *
 * <p>Knows the bus and the clock, and nothing of what is stored. The journal of waiting readings is
 * {@code io.limpet.outbox}'s.
 */
package io.limpet.memory;
