package io.limpet.simulator.tls;

import java.security.Security;
import java.util.function.LongSupplier;

/**
 * Gives the threads of a simulated device the TLS of a MicroEJ board (the ESP32-S3 VEE port over mbedTLS, read in its
 * C), which differs from the JDK's where it matters most:
 *
 * <ul>
 * <li>a context speaks exactly the version it is named after;
 * <li>the name given to {@code createSocket} is sent and checked; given none, or an IPv4 address, <b>nobody checks
 *     the name</b>;
 * <li>dates are judged by the device's clock, those of the trust anchors too;
 * <li>a certificate of the peer's path that is itself a trust anchor is trusted, authority or not; at most two
 *     intermediates; any hash, RSA from 1024 bits; no revocation;
 * <li>where there are no alternative names, the common name will do; name constraints are not known: where they are
 *     critical the chain is refused, and where they are not, they are not heeded;
 * <li>every refused certificate gives the same error, which does not say why;
 * <li>no session is ever resumed;
 * <li>the key store takes plain PKCS #8 keys, and loads from no stream.
 * </ul>
 *
 * Threads that are not a device's (broker, subscriber, tests) keep the JDK's TLS untouched.
 */
public final class BoardTls {

    private static final InheritableThreadLocal<Device> DEVICE = new InheritableThreadLocal<>();

    private record Device(LongSupplier clock, TlsTap tap) {
    }

    static {
        Security.insertProviderAt(new BoardProvider(), 1);
    }

    private BoardTls() {
    }

    /**
     * Makes this thread, and each thread that it starts from now on, a device's.
     *
     * @param utcMillis the device's wall clock
     */
    public static void install(LongSupplier utcMillis) {
        install(utcMillis, null);
    }

    /** The same for a device that somebody watches. @param tap is told what its TLS sees; null when nobody does */
    public static void install(LongSupplier utcMillis, TlsTap tap) {
        DEVICE.set(new Device(utcMillis, tap));
    }

    /** Makes this thread nobody's again. */
    public static void remove() {
        DEVICE.remove();
    }

    /** The clock of the device that this thread belongs to; null when it belongs to none. */
    static LongSupplier clock() {
        Device device = DEVICE.get();
        return device == null ? null : device.clock;
    }

    /** The tap of the device that this thread belongs to; null when there is none. */
    static TlsTap tap() {
        Device device = DEVICE.get();
        return device == null ? null : device.tap;
    }
}
