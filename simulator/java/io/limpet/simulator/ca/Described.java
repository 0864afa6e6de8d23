package io.limpet.simulator.ca;

import io.limpet.tls.CertificateInfo;
import io.limpet.tls.CredentialException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

/** A certificate in words: those of the device's log. */
final class Described {

    private final X509Certificate certificate;
    /** Null when a device could not read it. */
    private final CertificateInfo info;

    Described(X509Certificate certificate) {
        this.certificate = certificate;
        this.info = read(certificate);
    }

    private static CertificateInfo read(X509Certificate certificate) {
        try {
            return CertificateInfo.read(certificate.getEncoded());
        } catch (CredentialException | CertificateEncodingException e) {
            return null;
        }
    }

    String subject() {
        return info != null ? info.subject : harmless(certificate.getSubjectX500Principal().getName());
    }

    String issuer() {
        return info != null ? info.issuer : harmless(certificate.getIssuerX500Principal().getName());
    }

    /** The DNS names and addresses it is for; empty when there are none. */
    String names() {
        return info != null ? info.names : "(unreadable for a device)";
    }

    String key() {
        return info != null ? info.publicKey : certificate.getPublicKey().getAlgorithm();
    }

    String signature() {
        return certificate.getSigAlgName();
    }

    LocalDate from() {
        return certificate.getNotBefore().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    LocalDate until() {
        return certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** {@code "expires in 33 days"}, {@code "EXPIRED"}, {@code "NOT YET VALID"}. */
    String state(Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return "EXPIRED";
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return "NOT YET VALID";
        }
        long days = ChronoUnit.DAYS.between(now, certificate.getNotAfter().toInstant());
        return "expires in " + days + (days == 1 ? " day" : " days");
    }

    boolean isFor(String name) {
        return info != null && info.isFor(name);
    }

    /** {@code "8E:CD:..."}, of the whole certificate, as browsers and openssl show it. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
