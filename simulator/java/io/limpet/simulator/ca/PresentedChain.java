package io.limpet.simulator.ca;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificates that a server sent, in its order, its own first. Nobody has verified them.
 *
 * @param protocol {@code "TLSv1.3"}
 */
record PresentedChain(String protocol, List<X509Certificate> certificates) {

    X509Certificate own() {
        return certificates.get(0);
    }

    /** The end of the chain: followed from the server's own by signatures, in whatever order they were sent. */
    X509Certificate topmost() {
        X509Certificate top = own();
        X509Certificate next = signerOf(top);
        for (int steps = 0; next != null && steps < certificates.size(); steps++) {
            top = next;
            next = signerOf(top);
        }
        return top;
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        return isSignedBy(certificate, certificate);
    }

    private X509Certificate signerOf(X509Certificate certificate) {
        return certificates.stream().filter(each -> !each.equals(certificate) && isSignedBy(certificate, each))
                .findFirst().orElse(null);
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate signer) {
        if (!certificate.getIssuerX500Principal().equals(signer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(signer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
