package io.limpet.simulator.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Judges a server's chain as the board's native code does: chain, dates, and the name if it was told one. */
final class BoardTrustManager extends X509ExtendedTrustManager {

    /** LLNET_SSL_ERRORS.h: whatever is wrong with a certificate, and where there is nothing to judge it by. */
    static final String VERIFY_CERT_ERROR = "SSL error -129";
    static final String NO_TRUSTED_CERT = "SSL error -8";

    private static final int INTERMEDIATES_MAX = 2;

    private final List<X509Certificate> anchors;
    private final LongSupplier clock;
    /** Null: nobody checks the name. */
    private final String name;

    BoardTrustManager(List<X509Certificate> anchors, LongSupplier clock, String name) {
        this.anchors = anchors;
        this.clock = clock;
        this.name = name;
    }

    List<X509Certificate> anchors() {
        return anchors;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (anchors.isEmpty()) {
            throw new CertificateException(NO_TRUSTED_CERT);
        }
        Date now = new Date(clock.getAsLong());
        List<X509Certificate> sent = Arrays.asList(chain);
        boolean identical = sent.stream().anyMatch(anchors::contains);
        boolean trusted = identical ? datesInclude(now, sent.subList(0, 1)) : leadsToAnchor(sent, now);
        if (!trusted || name != null && !CertificateNames.of(chain[0]).include(name)) {
            throw new CertificateException(VERIFY_CERT_ERROR);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a board is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchors.toArray(X509Certificate[]::new);
    }

    private boolean leadsToAnchor(List<X509Certificate> sent, Date now) {
        try {
            Set<TrustAnchor> trusted = new HashSet<>();
            for (X509Certificate anchor : anchors) {
                trusted.add(new TrustAnchor(anchor, null));
            }
            PKIXParameters parameters = new PKIXParameters(trusted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(withoutRoot(sent));
            PKIXCertPathValidatorResult result =
                    (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return path.getCertificates().size() <= INTERMEDIATES_MAX + 1
                    && datesInclude(now, List.of(result.getTrustAnchor().getTrustedCert()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Servers may send the root at the end of the chain; its copy here proves nothing. */
    private static List<X509Certificate> withoutRoot(List<X509Certificate> sent) {
        X509Certificate last = sent.get(sent.size() - 1);
        boolean root = sent.size() > 1 && last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
        return root ? sent.subList(0, sent.size() - 1) : sent;
    }

    private static boolean datesInclude(Date now, List<X509Certificate> certificates) {
        return certificates.stream().noneMatch(
                one -> now.before(one.getNotBefore()) || now.getTime() > one.getNotAfter().getTime() + 999);
    }
}
