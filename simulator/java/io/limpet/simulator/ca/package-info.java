/**
 * {@code ./limpet ca}: the step "get the CA certificate". Shows the chain that a broker presents and which authorities
 * would verify it, and lists those that come with Limpet.
 *
 * <p>Nothing here is trusted because it came over the network, and nothing is written unless asked. It knows no
 * simulated device. Start reading at {@link io.limpet.simulator.ca.FetchCommand}.
 */
package io.limpet.simulator.ca;
