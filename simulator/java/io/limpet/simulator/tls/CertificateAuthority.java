package io.limpet.simulator.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An authority made for one run or one checkout: issues certificates for brokers and devices, sound ones and, for
 * tests, every kind of unsound one.
 *
 * <pre>
 *   CertificateAuthority root = CertificateAuthority.create("CN=Limpet Test CA,O=Limpet");
 *   Identity broker = root.server("broker.example.net", "127.0.0.1").issue();
 *   Files.writeString(path, root.pem());
 * </pre>
 */
public final class CertificateAuthority {

    static final Duration TOLERANCE = Duration.ofDays(1);
    static final Duration LIFETIME = Duration.ofDays(3650);

    private final X509Certificate certificate;
    private final KeyPair keys;
    private final KeyType keyType;
    /** What its subjects send after their own certificate: the intermediates from here up, without the root. */
    private final List<X509Certificate> above;

    CertificateAuthority(X509Certificate certificate, KeyPair keys, KeyType keyType, List<X509Certificate> above) {
        this.certificate = certificate;
        this.keys = keys;
        this.keyType = keyType;
        this.above = above;
    }

    /** A root with a P-256 key, valid from yesterday on for ten years. */
    public static CertificateAuthority create(String name) {
        return create(name, KeyType.EC_P256, Instant.now());
    }

    /** A root valid for ten years from the day before {@code now}, which may be the time of a simulated device. */
    public static CertificateAuthority create(String name, KeyType keyType, Instant now) {
        KeyPair keys = keyType.generate();
        X509Certificate certificate = new CertificateRequest(name, null, keyType).keys(keys)
                .valid(now.minus(TOLERANCE), now.plus(LIFETIME)).authority().sign();
        return new CertificateAuthority(certificate, keys, keyType, List.of());
    }

    /** An authority below this one. */
    public CertificateAuthority intermediate(String name) {
        KeyPair pair = keyType.generate();
        X509Certificate own = request(name).keys(pair).authority().sign();
        return new CertificateAuthority(own, pair, keyType, chainFrom(own));
    }

    /** A server known by names and IPv4 or IPv6 addresses, the first of which is also its common name. */
    public CertificateRequest server(String... namesAndAddresses) {
        return request("CN=" + namesAndAddresses[0]).names(namesAndAddresses);
    }

    /** A device or another client. */
    public CertificateRequest client(String commonName) {
        return request("CN=" + commonName).forClient();
    }

    /** A server that vouches for itself, signed by nobody else. */
    public static CertificateRequest selfSigned(String... namesAndAddresses) {
        Instant now = Instant.now();
        return new CertificateRequest("CN=" + namesAndAddresses[0], null, KeyType.EC_P256)
                .valid(now.minus(TOLERANCE), now.plus(LIFETIME)).names(namesAndAddresses);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority's certificate, "BEGIN CERTIFICATE". */
    public String pem() {
        return Identity.pem(List.of(certificate));
    }

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key store in which only this authority is trusted, for peers that are not boards. */
    public KeyStore trustStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyPair keys() {
        return keys;
    }

    KeyType keyType() {
        return keyType;
    }

    List<X509Certificate> chainFrom(X509Certificate leaf) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        chain.addAll(above);
        return List.copyOf(chain);
    }

    private CertificateRequest request(String name) {
        return new CertificateRequest(name, this, KeyType.EC_P256)
                .valid(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    }
}
