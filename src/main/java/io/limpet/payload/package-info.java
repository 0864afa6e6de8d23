/**
 * Readings as the bytes of a message.
 *
 * <p>A {@link io.limpet.payload.Reading} is what a sensor measured and when; a {@link io.limpet.payload.PayloadFormat}
 * writes it, without garbage, straight into a buffer. Knows neither where the message goes nor how long it waits.
 */
package io.limpet.payload;
