/**
 * The board of MicroEJ: an ESP32, an STM32, or their simulator.
 *
 * <p>Implements {@code io.limpet.board} over MicroEJ's libraries ({@code ej.ecom.wifi}, {@code ej.ecom.network},
 * {@code ej.hal}, {@code java.net}, {@code javax.net.ssl}) and a few natives of its own (docs/microej-natives.md).
 * Knows the firmware only to start it. Start with {@link io.limpet.microej.Main} and
 * {@link io.limpet.microej.MicroEjBoard}.
 */
package io.limpet.microej;
