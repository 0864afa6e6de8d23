/**
 * Trust bundles: certificates that take the place of those in the image, signed with a key that is kept offline.
 *
 * <p>The firmware hands over what came on {@code trust.topic}, and asks which certificates the next connection is to be
 * made with. Nothing here connects, and nothing here knows MQTT. Start with {@link io.limpet.trust.Trust}; the format
 * is {@link io.limpet.trust.TrustBundle}'s (docs/trust-bundle.md).
 */
package io.limpet.trust;
