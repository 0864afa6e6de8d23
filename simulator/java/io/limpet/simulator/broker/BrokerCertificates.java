package io.limpet.simulator.broker;

import io.limpet.simulator.tls.CertificateAuthority;
import io.limpet.simulator.tls.CertificateRequest;
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
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What the embedded broker shows and what its clients trust: made once and kept in a directory that is never
 * committed. The authority's own key is thrown away at once, so that nobody can sign anything more with it; so those
 * that a broker should not show are made beside the right one.
 *
 * @param authority the authority's certificate, PEM
 * @param broker the broker's key and its chain, PEM, one after the other
 */
public record BrokerCertificates(Path authority, Path broker) {

    /** The broker's name where a site has not configured its own. */
    public static final String NAME = "broker.limpet.test";

    private static final String OTHER_NAME = "other.limpet.test";

    private static final Duration EXPIRED_FOR = Duration.ofDays(1);
    private static final Duration LIFE_OF_THE_EXPIRED = Duration.ofDays(90);
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
            for (ShownCertificate which : ShownCertificate.values()) {
                certificates.write(which, issue(which, name, authority));
            }
            Files.writeString(certificates.authority, authority.pem());
        }
        return certificates;
    }

    private static Identity issue(ShownCertificate which, String name, CertificateAuthority authority) {
        return switch (which) {
            case RIGHT -> request(authority, name).issue();
            case WRONG_NAME -> authority.server(OTHER_NAME).issue();
            case EXPIRED -> {
                Instant end = Instant.now().minus(EXPIRED_FOR);
                yield request(authority, name).valid(end.minus(LIFE_OF_THE_EXPIRED), end).issue();
            }
            case OTHER_AUTHORITY -> request(CertificateAuthority.create("CN=Some other CA"), name).issue();
        };
    }

    private static CertificateRequest request(CertificateAuthority authority, String name) {
        return authority.server(name, "localhost", "127.0.0.1");
    }

    /** The key and chain that it shows then. */
    Path broker(ShownCertificate which) {
        return which == ShownCertificate.RIGHT ? broker : broker.resolveSibling("broker-" + which.word() + ".pem");
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
            return !names().isEmpty() && areComplete()
                    && certificate().getNotAfter().toInstant().isAfter(Instant.now().plus(REMAINING_MIN));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    /** An older version has left the right one only. */
    private boolean areComplete() {
        return Arrays.stream(ShownCertificate.values()).allMatch(which -> Files.isReadable(broker(which)));
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

    private void write(ShownCertificate which, Identity identity) throws IOException {
        Path file = broker(which);
        Files.deleteIfExists(file);
        Files.createFile(file);
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
        Files.writeString(file, identity.keyPem() + identity.chainPem());
    }
}
