/**
 * Secrets that only the holder of a device key can read: Ascon-AEAD128 (NIST SP 800-232), and the text that a sealed
 * value is in a configuration.
 *
 * <p>{@code io.limpet.config} opens them at boot with the key of the board; {@code ./limpet seal} makes them. Knows
 * neither what the secrets are for nor where the key comes from. Start with {@link io.limpet.seal.Sealed}.
 */
package io.limpet.seal;
