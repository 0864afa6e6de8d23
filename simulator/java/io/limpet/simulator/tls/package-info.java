/**
 * TLS as a board has it, and certificates to try it with.
 *
 * <p>{@link io.limpet.simulator.tls.BoardTls} gives the threads of a simulated device a {@code javax.net.ssl} that
 * behaves like the ESP32-S3 VEE port's, faults included; all other threads keep the JDK's.
 * {@link io.limpet.simulator.tls.CertificateAuthority} makes the certificates of brokers and tests. Knows nothing of
 * the firmware.
 */
package io.limpet.simulator.tls;
