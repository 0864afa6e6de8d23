/**
 * {@code ./limpet trust}: makes the key that trust bundles are signed with, signs them, and shows what is in one.
 *
 * <p>Reads certificates and bundles with the firmware's own classes, so that what is signed here is what devices take.
 * Start with {@link io.limpet.simulator.trust.TrustCommand}.
 */
package io.limpet.simulator.trust;
