/**
 * Three clients that publish the same messages to the same Mosquitto: Limpet, Eclipse Paho and {@code mosquitto_pub}.
 * Knows nothing of what is measured with them.
 */
package io.limpet.bench.client;
