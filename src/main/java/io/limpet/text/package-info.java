/**
 * Bytes of text in a caller's buffer, without garbage: what payloads, topics and log lines are written with.
 *
 * <p>Stands at the bottom: knows nothing else of Limpet. Start with {@link Text}.
 */
package io.limpet.text;
