/**
 * Certificates and keys as files have them: PEM and DER, read, checked and described.
 *
 * <p>The configuration calls it to refuse a bad file before the device starts, and boards' connectors call it to say in
 * the same words why a broker was not reached or not trusted. It makes no connection and verifies no signature: TLS is
 * the platform's. Start with {@link io.limpet.tls.TrustAnchors} and {@link io.limpet.tls.TlsFailures}.
 */
package io.limpet.tls;
