package io.limpet.bouncycastle;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two that judge the same certificates: ours, and the JDK's PKIX, which knows nothing of it. */
final class Judges {

    private Judges() {
    }

    /** What ours finds wrong; null when it is content. The server's certificate comes first. */
    static RefusalException ours(List<Forged> anchors, List<Forged> sent, String serverName) {
        PathValidator validator = new PathValidator(Forged.NOW.toEpochMilli(), serverName);
        try {
            new PathBuilder(read(sent), read(anchors), validator).build();
            ServerIdentity.check(sent.get(0).x509(), serverName);
            return null;
        } catch (RefusalException e) {
            return e;
        }
    }

    /** The path that ours has found. */
    static X509[] ourPath(List<Forged> anchors, List<Forged> sent, String serverName) throws RefusalException {
        return new PathBuilder(read(sent), read(anchors), new PathValidator(Forged.NOW.toEpochMilli(), serverName))
                .build();
    }

    /** Whether the JDK is content with a path, the server's certificate first, the anchor last. */
    static boolean jdkAcceptsPath(X509[] path) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509 each : path) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each.der)));
        }
        PKIXParameters parameters = new PKIXParameters(
                Set.of(new TrustAnchor(certificates.remove(path.length - 1), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(Forged.NOW));
        try {
            CertPathValidator.getInstance("PKIX", "SUN").validate(factory.generateCertPath(certificates), parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        }
    }

    /** Whether the JDK finds a path; it does not look at the server's name, nor at what a certificate is for. */
    static boolean jdkAccepts(List<Forged> anchors, List<Forged> sent) {
        try {
            Set<TrustAnchor> trusted = new HashSet<>();
            for (Forged anchor : anchors) {
                trusted.add(new TrustAnchor(anchor.certificate(), null));
            }
            List<X509Certificate> certificates = new ArrayList<>();
            sent.forEach(each -> certificates.add(each.certificate()));
            X509CertSelector server = new X509CertSelector();
            server.setCertificate(sent.get(0).certificate());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, server);
            parameters.setRevocationEnabled(false);
            parameters.setMaxPathLength(-1);
            parameters.setDate(Date.from(Forged.NOW));
            parameters.addCertStore(CertStore.getInstance("Collection",
                    new CollectionCertStoreParameters(certificates)));
            CertPathBuilder.getInstance("PKIX", "SUN").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X509[] read(List<Forged> all) {
        return all.stream().map(Forged::x509).toArray(X509[]::new);
    }
}
