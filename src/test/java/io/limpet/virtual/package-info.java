/**
 * A board that is nowhere: virtual time, a link and a broker that do as a test says. A day takes milliseconds.
 *
 * <p>Start with {@link io.limpet.virtual.VirtualBoard}. What waits, moves the clock; nothing else does.
 */
package io.limpet.virtual;
