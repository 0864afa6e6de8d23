package io.limpet.simulator.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * The way from a server's certificate to a trust anchor as mbedTLS 3 looks for it ({@code x509_crt_verify_chain}), with
 * the ESP32-S3 port's profile, which takes any hash and RSA from 1024 bits; and that port's own addition: a way that
 * leads nowhere will do if one of its certificates is an anchor, authority or not.
 */
final class BoardPath {

    private static final int INTERMEDIATES_MAX = 2;
    private static final int RSA_BITS_MIN = 1024;

    /** What mbedTLS can read of extensions: a critical one that is not among these makes a chain unreadable. */
    private static final Set<String> READABLE = Set.of("2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.32",
            "2.5.29.35", "2.5.29.37", "2.16.840.1.113730.1.1");

    /** Places in X509Certificate.getKeyUsage (RFC 5280 §4.2.1.3). */
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_CERT_SIGN = 5;

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    private final List<X509Certificate> anchors;
    private final Date now;

    BoardPath(List<X509Certificate> anchors, Date now) {
        this.anchors = anchors;
        this.now = now;
    }

    boolean isTrusted(List<X509Certificate> sent) {
        return sent.stream().allMatch(BoardPath::isReadable) && isForServers(sent.get(0)) && leadsToAnchor(sent);
    }

    private boolean leadsToAnchor(List<X509Certificate> sent) {
        boolean identical = false;
        int place = 0;
        for (int above = 0; above <= INTERMEDIATES_MAX; above++) {
            X509Certificate child = sent.get(place);
            if (!isCurrent(child) || !isStrongEnough(child)) {
                return false;
            }
            identical |= anchors.contains(child);
            X509Certificate anchor = issuerOf(child, anchors, above);
            if (anchor != null) {
                return isCurrent(anchor) && isStrongEnough(anchor);
            }
            X509Certificate parent = issuerOf(child, sent.subList(place + 1, sent.size()), above);
            if (parent == null) {
                return identical;
            }
            place += 1 + sent.subList(place + 1, sent.size()).indexOf(parent);
        }
        return false;
    }

    /** Only what comes behind a certificate is looked at for its issuer. */
    private static X509Certificate issuerOf(X509Certificate child, List<X509Certificate> candidates, int below) {
        return candidates.stream().filter(each -> hasIssued(each, child, below)).findFirst().orElse(null);
    }

    /** @param below how many authorities there are between them and the server's certificate */
    private static boolean hasIssued(X509Certificate parent, X509Certificate child, int below) {
        boolean[] usage = parent.getKeyUsage();
        return parent.getSubjectX500Principal().equals(child.getIssuerX500Principal())
                && parent.getBasicConstraints() >= below && (usage == null || usage[KEY_CERT_SIGN])
                && isSignedBy(child, parent);
    }

    private static boolean isSignedBy(X509Certificate child, X509Certificate parent) {
        try {
            child.verify(parent.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isReadable(X509Certificate certificate) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return critical == null || READABLE.containsAll(critical);
    }

    private static boolean isForServers(X509Certificate certificate) {
        try {
            boolean[] usage = certificate.getKeyUsage();
            List<String> purposes = certificate.getExtendedKeyUsage();
            return (usage == null || usage[DIGITAL_SIGNATURE] || usage[KEY_ENCIPHERMENT])
                    && (purposes == null || purposes.contains(SERVER_AUTH) || purposes.contains(ANY_PURPOSE));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static boolean isStrongEnough(X509Certificate certificate) {
        return !(certificate.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() >= RSA_BITS_MIN;
    }

    private boolean isCurrent(X509Certificate certificate) {
        return !now.before(certificate.getNotBefore()) && now.getTime() <= certificate.getNotAfter().getTime() + 999;
    }
}
