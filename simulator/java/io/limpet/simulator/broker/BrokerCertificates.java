package io.limpet.simulator.broker;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What the embedded broker shows and what its clients trust: made once and kept in a directory that is never
 * committed. The authority's own key is thrown away at once, so that nobody can sign anything more with it.
 *
 * @param authority the authority's certificate, PEM
 * @param broker the broker's key and its chain, PEM, one after the other
 */
public record BrokerCertificates(Path authority, Path broker) {

    /** The name that the broker's certificate is for, besides the address of this machine. */
    public static final String NAME = "broker.limpet.test";

    private static final Duration REMAINING_MIN = Duration.ofDays(30);

    /** Those of a directory, which makes them if there are none or they expire soon. */
    public static BrokerCertificates in(Path directory) throws IOException {
        BrokerCertificates certificates = new BrokerCertificates(directory.resolve("ca.pem"),
                directory.resolve("broker.pem"));
        if (!certificates.areGood()) {
            Files.createDirectories(directory);
            CertificateAuthority authority = CertificateAuthority.create("CN=Limpet simulator CA");
            certificates.write(authority.server(NAME, "localhost", "127.0.0.1").issue(), authority);
        }
        return certificates;
    }

    /** What the device gets as its trust anchor. */
    public byte[] authorityPem() throws IOException {
        return Files.readAllBytes(authority);
    }

    /** A context for clients that trust this authority only. */
    public SSLContext clientContext() throws IOException {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("authority", certificate());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
            trusted.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(authority + ": " + e.getMessage(), e);
        }
    }

    private boolean areGood() {
        try {
            return Files.size(broker) > 0
                    && certificate().getNotAfter().toInstant().isAfter(Instant.now().plus(REMAINING_MIN));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private X509Certificate certificate() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(authority)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private void write(Identity identity, CertificateAuthority authority) throws IOException {
        Files.deleteIfExists(broker);
        Files.createFile(broker);
        broker.toFile().setReadable(false, false);
        broker.toFile().setReadable(true, true);
        Files.writeString(broker, identity.keyPem() + identity.chainPem());
        Files.writeString(this.authority, authority.pem());
    }
}
