/**
 * Messages that have not yet reached the broker.
 *
 * <p>A reading becomes a message here at once, online or not, and leaves only when the broker has acknowledged it.
 * Knows nothing of MQTT, of TLS or of time. {@link Outbox} is the face, {@code MemoryOutbox} the one in RAM.
 */
package io.limpet.outbox;
