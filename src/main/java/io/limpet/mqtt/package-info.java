/**
 * MQTT 3.1.1 for a device: a client without threads, over buffers made once.
 *
 * <p>In three parts, each ignorant of the next: the <em>codec</em> turns bytes into packets and back ({@code Codec},
 * one implementation a version of the protocol); the <em>record</em> knows who waits for which acknowledgement ({@code
 * Inflight}, {@code Delivery} on the way out, {@code Reception} on the way in); the <em>session</em> drives both over
 * a {@link io.limpet.board.Connection}. It knows neither TLS nor sensors, and how messages are kept is the outbox's
 * business. Start with {@link io.limpet.mqtt.MqttSession}.
 */
package io.limpet.mqtt;
