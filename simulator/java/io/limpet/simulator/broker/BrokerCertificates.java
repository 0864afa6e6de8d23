package io.limpet.simulator.broker;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** The broker's name where a site has not configured its own. */
    public static final String NAME = "broker.limpet.test";

    private static final Duration REMAINING_MIN = Duration.ofDays(30);

    /** Those of a directory, whatever name they are for; made if there are none or they expire soon. */
    public static BrokerCertificates in(Path directory) throws IOException {
        BrokerCertificates certificates = of(directory);
        return certificates.areGood() ? certificates : in(directory, NAME);
    }

    /**
     * Those of a directory, made anew if the broker's is not for that name.
     *
     * @param name what devices call the broker: {@code tls.server-name}
     */
    public static BrokerCertificates in(Path directory, String name) throws IOException {
        BrokerCertificates certificates = of(directory);
        if (!certificates.areGood() || !certificates.names().contains(name)) {
            Files.createDirectories(directory);
            CertificateAuthority authority = CertificateAuthority.create("CN=Limpet simulator CA");
            certificates.write(authority.server(name, "localhost", "127.0.0.1").issue(), authority);
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

    private static BrokerCertificates of(Path directory) {
        return new BrokerCertificates(directory.resolve("ca.pem"), directory.resolve("broker.pem"));
    }

    private boolean areGood() {
        try {
            return !names().isEmpty()
                    && certificate().getNotAfter().toInstant().isAfter(Instant.now().plus(REMAINING_MIN));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** The names that the broker's certificate is for; none when there is no sound one. */
    private List<Object> names() throws IOException {
        try {
            String pem = Files.readString(broker);
            String chain = pem.substring(Math.max(0, pem.indexOf("-----BEGIN CERTIFICATE")));
            X509Certificate own = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(chain.getBytes(StandardCharsets.US_ASCII)));
            return own.getSubjectAlternativeNames().stream().<Object>map(name -> name.get(1)).toList();
        } catch (CertificateException | NoSuchFileException e) {
            return List.of();
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
