package io.limpet.watch;

import io.limpet.board.Connection;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads chains that the device's own TLS has verified already. */
final class Chains {

    private Chains() {
    }

    /** What the server of a connection has presented, its own first; empty when the stack does not tell. */
    static List<X509Certificate> presentedAt(Connection connection) {
        List<X509Certificate> chain = new ArrayList<>();
        byte[] der;
        while ((der = connection.peerCertificate(chain.size())) != null) {
            X509Certificate certificate = read(der);
            if (certificate == null) {
                break;
            }
            chain.add(certificate);
        }
        return List.copyOf(chain);
    }

    /** The subject of the trust anchor that a chain ends in, or that is one of it; null when none is found. */
    static String anchorOf(List<X509Certificate> chain, byte[][] anchors) {
        for (X509Certificate link : chain) {
            for (byte[] der : anchors) {
                X509Certificate anchor = read(der);
                if (anchor != null && (anchor.equals(link) || hasIssued(anchor, link))) {
                    return anchor.getSubjectX500Principal().getName();
                }
            }
        }
        return null;
    }

    private static boolean hasIssued(X509Certificate anchor, X509Certificate link) {
        if (!anchor.getSubjectX500Principal().equals(link.getIssuerX500Principal())) {
            return false;
        }
        try {
            link.verify(anchor.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Null when the desktop's Java cannot read it. */
    private static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            return null;
        }
    }
}
