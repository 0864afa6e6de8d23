/**
 * Every way in which a broker's TLS can be wrong, and a server that plays each on a port of its own.
 *
 * <p>{@code ./limpet torture} opens them for a device on the desk, and the contract of all connectors
 * (io.limpet.torture in src/test) plays the very same. A case is a few words and what is done with a connection:
 * {@link io.limpet.torture.NameCases} is the place to start. Knows nothing of the firmware.
 */
package io.limpet.torture;
