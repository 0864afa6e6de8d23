package io.limpet.bouncycastle;

import io.limpet.board.ConnectException.Reason;
import io.limpet.time.UtcTime;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The rules that a path of certificates must keep to (RFC 5280 §6.1), all but the signatures, which
 * {@link PathBuilder} has verified to find it.
 *
 * <p>Stricter than that where practice has become so: keys and algorithms of today only, dates and constraints of the
 * anchor count too (RFC 5937), and an authority's extendedKeyUsage binds those below it. Not looked at: revocation
 * (devices have no way to ask that works offline), and policies, of which any will do; a certificate that demands one
 * is refused.
 */
final class PathValidator {

    /** Extensions that are looked at here, or whose meaning can refuse nothing when every policy will do. */
    private static final ASN1ObjectIdentifier[] UNDERSTOOD = {
        Extension.basicConstraints, Extension.keyUsage, Extension.extendedKeyUsage, Extension.nameConstraints,
        Extension.subjectAlternativeName, Extension.certificatePolicies, Extension.policyMappings,
        Extension.inhibitAnyPolicy,
    };

    private static final int VERSION_3 = 3;

    private final long utcMillis;
    private final String serverName;

    /**
     * The judge of one server's paths.
     *
     * @param utcMillis what the device's clock says
     * @param serverName what the server is called by: whether its certificate is for that, {@link ServerIdentity} says
     */
    PathValidator(long utcMillis, String serverName) {
        this.utcMillis = utcMillis;
        this.serverName = serverName;
    }

    /**
     * Checks a path of which each is signed by the next.
     *
     * @param path the server's own certificate first, the anchor last; one alone is both
     * @param length how many of them
     */
    void check(X509[] path, int length) throws RefusalException {
        for (int i = 0; i < length; i++) {
            boolean isAnchor = i == length - 1;
            checkDates(path[i]);
            KeyStrength.check(path[i]);
            checkExtensions(path[i]);
            checkPurpose(path[i]);
            if (i > 0) {
                checkAuthority(path[i], isAnchor);
                checkPathLength(path[i], intermediatesBelow(path, i));
            }
        }
        checkServer(path[0]);
        checkNames(path, length);
    }

    private void checkDates(X509 certificate) throws RefusalException {
        if (utcMillis > certificate.info.notAfterUtcMillis) {
            throw new RefusalException(Reason.EXPIRED, "certificate \"" + certificate.info.subject + "\" expired "
                    + UtcTime.date(certificate.info.notAfterUtcMillis) + ", clock says "
                    + UtcTime.dateAndTime(utcMillis) + ". Renew it on the broker, or check the clock.");
        }
        if (utcMillis < certificate.info.notBeforeUtcMillis) {
            throw new RefusalException(Reason.NOT_YET_VALID, "certificate \"" + certificate.info.subject
                    + "\" is valid from " + UtcTime.dateAndTime(certificate.info.notBeforeUtcMillis)
                    + " on, clock says " + UtcTime.dateAndTime(utcMillis)
                    + ". Check the clock, and the broker's certificate.");
        }
    }

    /** §4.2: what is critical and not understood must not be accepted. */
    private static void checkExtensions(X509 certificate) throws RefusalException {
        ASN1ObjectIdentifier[] critical = certificate.criticalExtensions;
        for (int i = 0; i < critical.length; i++) {
            if (!isUnderstood(critical[i])) {
                throw RefusalException.of(certificate, "has a critical extension that is not known here ("
                        + critical[i].getId() + "). Have it issued without.");
            }
        }
    }

    private static boolean isUnderstood(ASN1ObjectIdentifier extension) {
        for (int i = 0; i < UNDERSTOOD.length; i++) {
            if (UNDERSTOOD[i].equals(extension)) {
                return true;
            }
        }
        return false;
    }

    /** §4.2.1.12: for servers, or for anything, where it says what for. */
    private static void checkPurpose(X509 certificate) throws RefusalException {
        if (certificate.extendedKeyUsage != null
                && !certificate.extendedKeyUsage.hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)
                && !certificate.extendedKeyUsage.hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage)) {
            throw RefusalException.of(certificate, "is not for servers (extendedKeyUsage). Have it issued for"
                    + " serverAuth.");
        }
    }

    /** §4.2.1.3: ECDHE and TLS 1.3 have the server sign. */
    private static void checkServer(X509 server) throws RefusalException {
        if (server.keyUsage != null && !server.keyUsage.hasUsages(KeyUsage.digitalSignature)) {
            throw RefusalException.of(server, "is not for signing the handshake (keyUsage). Have it issued for"
                    + " digitalSignature.");
        }
    }

    /** §6.1.4 (k) and (n). Of the anchors that were loaded, one of before version 3 can say nothing of itself. */
    private static void checkAuthority(X509 authority, boolean isAnchor) throws RefusalException {
        boolean old = isAnchor && authority.structure.getVersionNumber() < VERSION_3;
        if (!old && (authority.basicConstraints == null || !authority.basicConstraints.isCA())) {
            throw RefusalException.of(authority, "signed another and is no authority (basicConstraints)."
                    + (isAnchor ? " Put the authority itself into tls.ca." : ""));
        }
        if (authority.keyUsage != null && !authority.keyUsage.hasUsages(KeyUsage.keyCertSign)) {
            throw RefusalException.of(authority, "signed another and must not (keyUsage without keyCertSign).");
        }
    }

    /** §6.1.4 (l) and (m). */
    private static void checkPathLength(X509 authority, int intermediatesBelow) throws RefusalException {
        BigInteger most = authority.basicConstraints == null ? null
                : authority.basicConstraints.getPathLenConstraint();
        if (most != null && most.compareTo(BigInteger.valueOf(intermediatesBelow)) < 0) {
            throw RefusalException.of(authority, "has " + intermediatesBelow + " authorities below it and allows "
                    + most + " (path length).");
        }
    }

    /** Those between the server's certificate and this one; one that only renews a key does not count. */
    private static int intermediatesBelow(X509[] path, int index) {
        int count = 0;
        for (int i = 1; i < index; i++) {
            count += path[i].info.isSelfIssued ? 0 : 1;
        }
        return count;
    }

    /** From the anchor down; self-issued authorities are exempt (§6.1.3 (b)). */
    private void checkNames(X509[] path, int length) throws RefusalException {
        NameConstraintsCheck constraints = new NameConstraintsCheck();
        for (int i = length - 1; i >= 0; i--) {
            if (i == 0 || !path[i].info.isSelfIssued) {
                constraints.check(path[i]);
            }
            if (i > 0) {
                constraints.add(path[i]);
            }
        }
        constraints.checkServerName(path[0], serverName);
    }
}
