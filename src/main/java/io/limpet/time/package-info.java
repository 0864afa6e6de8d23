/**
 * The date, from time servers or a clock chip, before any certificate is judged by it; and the calendar.
 *
 * <p>The firmware asks {@link io.limpet.time.TimeServers} when its board has no clock that ran on, and again now and
 * then; a board with such a clock has {@link io.limpet.time.Ds1338}. Neither is believed below the
 * {@link io.limpet.time.Floor}. Knows the board's interfaces, and nothing of TLS or MQTT.
 */
package io.limpet.time;
