package io.limpet.bouncycastle;

import io.limpet.tls.CertificateInfo;
import io.limpet.tls.CredentialException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/**
 * A certificate as the path validation sees it (RFC 5280 §4): the structure by Bouncy Castle, names and dates by the
 * reader that all boards share. All of it has been read when there is an object of this class.
 */
final class X509 {

    private static final GeneralName[] NO_NAMES = {};

    final byte[] der;
    final CertificateInfo info;
    final Certificate structure;

    /** Null where the certificate has no such extension. */
    final BasicConstraints basicConstraints;
    final KeyUsage keyUsage;
    final ExtendedKeyUsage extendedKeyUsage;
    final NameConstraints nameConstraints;
    /** The extensions that must be understood. */
    final ASN1ObjectIdentifier[] criticalExtensions;
    /** Of subjectAltName. */
    final GeneralName[] names;

    private X509(byte[] der) throws CredentialException {
        this.der = der;
        this.info = CertificateInfo.read(der);
        this.structure = Certificate.getInstance(der);
        Extensions extensions = structure.getExtensions();
        this.basicConstraints = BasicConstraints.getInstance(value(extensions, Extension.basicConstraints));
        this.keyUsage = KeyUsage.getInstance(value(extensions, Extension.keyUsage));
        this.extendedKeyUsage = ExtendedKeyUsage.getInstance(value(extensions, Extension.extendedKeyUsage));
        this.nameConstraints = NameConstraints.getInstance(value(extensions, Extension.nameConstraints));
        GeneralNames alternatives = GeneralNames.getInstance(value(extensions, Extension.subjectAlternativeName));
        this.names = alternatives == null ? NO_NAMES : alternatives.getNames();
        this.criticalExtensions = extensions == null ? new ASN1ObjectIdentifier[0]
                : extensions.getCriticalExtensionOIDs();
    }

    /**
     * Reads a certificate that may come from anybody.
     *
     * @throws RefusalException when it is malformed, also in an extension that it would be judged by
     */
    static X509 read(byte[] der) throws RefusalException {
        try {
            return new X509(der);
        } catch (CredentialException e) {
            throw unreadable(e.getMessage());
        } catch (RuntimeException e) {
            // Bouncy Castle's readers know no other way to say that a structure is malformed.
            throw unreadable("" + e.getMessage());
        }
    }

    /** Whether the other's subject is this one's issuer, byte for byte; no signature is looked at. */
    boolean isIssuedBy(X509 other) {
        return info.isIssuedBy(other.info);
    }

    boolean isSame(X509 other) {
        if (der.length != other.der.length) {
            return false;
        }
        for (int i = 0; i < der.length; i++) {
            if (der[i] != other.der[i]) {
                return false;
            }
        }
        return true;
    }

    private static Object value(Extensions extensions, ASN1ObjectIdentifier which) {
        return Extensions.getExtensionParsedValue(extensions, which);
    }

    private static RefusalException unreadable(String why) {
        return RefusalException.untrusted("it sent a certificate that cannot be read: " + why
                + ". Compare it with the file on the broker.");
    }
}
