/**
 * The other side: an embedded broker with its certificates, and an independent subscriber.
 *
 * <p>{@link io.limpet.simulator.broker.EmbeddedBroker} is Apache ActiveMQ Artemis, and
 * {@link io.limpet.simulator.broker.Subscriber} Eclipse Paho: neither shares a line with the firmware, so that what
 * arrives there has really been sent. Knows nothing of the device.
 */
package io.limpet.simulator.broker;
