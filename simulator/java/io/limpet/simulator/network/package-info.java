/**
 * The network around a simulated device: access points, DHCP, DNS, a time server and the link to the broker, each of
 * which can fail.
 *
 * <p>The device uses the sockets of the JDK. Its broker's name resolves to a loopback address of its own, where
 * {@link io.limpet.simulator.network.SimulatedLink} listens and passes on what the faults of the moment let through.
 * Knows nothing of TLS, of MQTT or of the firmware.
 */
package io.limpet.simulator.network;
