/**
 * A strict broker of MQTT 3.1.1 in virtual time, and the network between it and a device.
 *
 * <p>The storm makes one {@link io.limpet.storm.broker.Broker} for the world, one
 * {@link io.limpet.storm.broker.Network} for the way to it, and one
 * {@link io.limpet.storm.broker.BrokerConnector} for each life of the device. The parser is written from the standard
 * and knows nothing of the firmware's codec: what one of them misreads the other should not. Nothing here knows real
 * time, threads or chance other than {@link io.limpet.storm.Dice}.
 */
package io.limpet.storm.broker;
