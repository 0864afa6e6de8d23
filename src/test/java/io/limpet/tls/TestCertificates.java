package io.limpet.tls;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;

/**
 * Two authorities, a server by way of an intermediate, and a device. It takes a JVM to make them: the target has them
 * in flash (io.limpet.target.HostMade).
 */
public final class TestCertificates {

    private static final CertificateAuthority ONE = CertificateAuthority.create("CN=One");
    private static final CertificateAuthority TWO = CertificateAuthority.create("CN=Two");
    private static final Identity SERVER = ONE.intermediate("CN=Between").server("a.example.net").issue();
    private static final Identity DEVICE = ONE.client("CN=device").issue();

    public static final String ONE_PEM = ONE.pem();
    public static final byte[] ONE_DER = ONE.der();
    public static final String TWO_PEM = TWO.pem();
    public static final byte[] TWO_DER = TWO.der();
    public static final String SERVER_CHAIN_PEM = SERVER.chainPem();
    public static final byte[][] SERVER_CHAIN_DER = SERVER.chainDer();
    public static final String SERVER_KEY_PEM = SERVER.keyPem();
    public static final String DEVICE_CHAIN_PEM = DEVICE.chainPem();
    public static final byte[][] DEVICE_CHAIN_DER = DEVICE.chainDer();
    public static final String DEVICE_KEY_PEM = DEVICE.keyPem();
    public static final byte[] DEVICE_KEY_DER = DEVICE.key().getEncoded();

    private TestCertificates() {
    }
}
