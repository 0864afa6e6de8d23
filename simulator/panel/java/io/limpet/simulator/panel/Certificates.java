package io.limpet.simulator.panel;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Certificates as a person reads them. They come from a server that nobody has judged. */
final class Certificates {

    /** More than a chain is likely to have; what follows is left out. */
    static final int CHAIN_LENGTH_MAX = 10;

    private static final int NAMES_MAX = 50;
    private static final int LENGTH_MAX = 300;

    /** Kinds of subject alternative names (RFC 5280 §4.2.1.6). */
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private Certificates() {
    }

    static List<Frame.Certificate> of(List<X509Certificate> chain) {
        return chain.stream().limit(CHAIN_LENGTH_MAX).map(Certificates::of).toList();
    }

    static Frame.Certificate of(X509Certificate certificate) {
        return new Frame.Certificate(text(certificate.getSubjectX500Principal().getName()),
                text(certificate.getIssuerX500Principal().getName()), certificate.getNotBefore().getTime(),
                certificate.getNotAfter().getTime(), names(certificate), key(certificate.getPublicKey()),
                fingerprint(certificate));
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> each : all == null ? List.<List<?>>of() : all) {
                int kind = (Integer) each.get(0);
                if ((kind == DNS_NAME || kind == IP_ADDRESS) && names.size() < NAMES_MAX) {
                    names.add(text((String) each.get(1)));
                }
            }
        } catch (CertificateParsingException e) {
            names.add("malformed");
        }
        return names;
    }

    private static String key(PublicKey key) {
        if (key instanceof ECPublicKey elliptic) {
            return "EC " + elliptic.getParams().getCurve().getField().getFieldSize();
        }
        return key instanceof RSAPublicKey rsa ? "RSA " + rsa.getModulus().bitLength() : key.getAlgorithm();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            return "";
        }
    }

    private static String text(String foreign) {
        return Words.shortened(Words.harmless(foreign), LENGTH_MAX);
    }
}
