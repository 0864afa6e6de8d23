package io.limpet.simulator.ca;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whether one anchor, and nothing else, verifies a server's chain (RFC 5280 §6), without a look at revocation. */
final class PathCheck {

    enum Result {
        VERIFIES,
        /** Signatures and rules hold, a date does not. */
        NOT_AT_THIS_TIME,
        NO_PATH
    }

    private PathCheck() {
    }

    static Result of(PresentedChain chain, X509Certificate anchor, Instant now) {
        if (verifies(chain, anchor, now)) {
            return isValid(anchor, now) ? Result.VERIFIES : Result.NOT_AT_THIS_TIME;
        }
        return verifies(chain, anchor, whenAllWereValid(chain)) ? Result.NOT_AT_THIS_TIME : Result.NO_PATH;
    }

    /** As a TLS client does, the purposes of the server's certificate included; the anchor's own dates are not. */
    private static boolean verifies(PresentedChain chain, X509Certificate anchor, Instant now) {
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)),
                    new X509CertSelector());
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
            factory.init(new CertPathTrustManagerParameters(parameters));
            ((X509TrustManager) factory.getTrustManagers()[0]).checkServerTrusted(
                    chain.certificates().toArray(X509Certificate[]::new), "UNKNOWN");
            return true;
        } catch (CertificateException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isValid(X509Certificate anchor, Instant now) {
        try {
            anchor.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    /** The first moment at which all of them have begun. */
    private static Instant whenAllWereValid(PresentedChain chain) {
        return chain.certificates().stream().map(each -> each.getNotBefore().toInstant()).max(Instant::compareTo)
                .orElseThrow();
    }
}
