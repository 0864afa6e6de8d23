/**
 * TLS by Bouncy Castle, for boards whose own stack is missing or old.
 *
 * <p>A {@code SecureConnector} over Bouncy Castle's low-level TLS, with a validation of certificates of our own: BC
 * speaks the protocol and does the mathematics, who is trusted is decided here. An image names
 * {@link io.limpet.bouncycastle.Main} to have it; all others are built without it and without Bouncy Castle. Knows
 * {@code io.limpet.microej} for its TCP, and is known by nobody. Start with
 * {@link io.limpet.bouncycastle.BouncyCastleConnector}; for certificates with {@code PathBuilder}.
 */
package io.limpet.bouncycastle;
