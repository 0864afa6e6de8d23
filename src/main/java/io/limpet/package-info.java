/**
 * The firmware: the life of the device, and what it is made of.
 *
 * <p>Start with {@link Firmware}, which reads as a story; {@link Setup} makes everything once, at boot;
 * {@link Sampler} turns sensors into messages. Boards start it and it knows none of them.
 */
package io.limpet;
