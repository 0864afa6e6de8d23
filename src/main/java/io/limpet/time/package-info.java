/**
 * The date, from a time server, before any certificate is judged by it.
 *
 * <p>The firmware asks {@link io.limpet.time.Sntp} when its board has no clock that ran on, and again
 * now and then. Knows the board's {@code Datagrams} and {@code Clock}, and nothing of TLS or MQTT.
 */
package io.limpet.time;
