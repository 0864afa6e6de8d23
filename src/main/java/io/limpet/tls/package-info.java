/**
 * Certificates and keys as files have them: PEM and DER, read, checked and described.
 *
 * <p>The configuration calls it to refuse a bad file before the device starts, and connectors call it to say what was
 * expected of a broker. It makes no connection and verifies no signature: TLS is the platform's. Knows only
 * {@code io.limpet.text}. Start with {@link io.limpet.tls.TrustAnchors} and {@link io.limpet.tls.PrivateKeys}.
 */
package io.limpet.tls;
