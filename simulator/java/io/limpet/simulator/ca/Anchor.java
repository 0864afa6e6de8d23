package io.limpet.simulator.ca;

import io.limpet.tls.CredentialException;
import io.limpet.tls.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate that a device could trust.
 *
 * @param name what {@code tls.ca} would say: {@code "ca/isrg-root-x1.pem"}
 */
record Anchor(String name, X509Certificate certificate) {

    /** Those in resources/ca: what comes with Limpet, and a site's own. A file that cannot be read is passed over. */
    static List<Anchor> inResources(Path project) throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        try (Stream<Path> files = Files.list(project.resolve("resources").resolve("ca"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(pem|crt|der)")).sorted().toList()) {
                try {
                    anchors.addAll(in(Files.readAllBytes(file), "ca/" + file.getFileName()));
                } catch (CredentialException e) {
                    continue;   // ./limpet config says what is wrong with it, if it is used
                }
            }
        }
        return anchors;
    }

    /** Those of a file, as a device reads it. */
    static List<Anchor> in(byte[] file, String name) throws CredentialException {
        List<Anchor> anchors = new ArrayList<>();
        for (byte[] der : TrustAnchors.read(file)) {
            try {
                anchors.add(new Anchor(name, (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der))));
            } catch (CertificateException e) {
                continue;   // Java cannot read what a device can: it verifies nothing here
            }
        }
        return anchors;
    }
}
