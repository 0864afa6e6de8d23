package io.limpet.tls;

/**
 * What a certificate says (RFC 5280 §4.1), read from its DER. Says nothing on whether it is true: no signature is
 * verified here.
 *
 * <pre>
 *   Certificate     { tbsCertificate, signatureAlgorithm, signatureValue }
 *   tbsCertificate  { [0] version, serialNumber, signature, issuer, validity { notBefore, notAfter }, subject,
 *                     subjectPublicKeyInfo { algorithm, key }, [1], [2], [3] extensions }
 * </pre>
 */
public final class CertificateInfo {

    /** Whose it is: {@code "CN=broker.example.net,O=Example"}. */
    public final String subject;

    /** Who signed it. */
    public final String issuer;

    /** First and last millisecond of its validity, since 1970 UTC. */
    public final long notBeforeUtcMillis;
    public final long notAfterUtcMillis;

    /** Whether it may sign others (basicConstraints cA, §4.2.1.9). */
    public final boolean isAuthority;

    /** Whether issuer and subject are the same, as in every root. */
    public final boolean isSelfIssued;

    /** {@code "RSA 2048"}, {@code "EC P-256"}, {@code "Ed25519"}. */
    public final String publicKey;

    /** The DNS names and IPv4 addresses it is for (§4.2.1.6), separated by ", "; empty when it names none. */
    public final String names;

    private final byte[] der;
    private final int issuerOffset;
    private final int issuerLength;
    private final int subjectOffset;
    private final int subjectLength;
    /** Where the public key ends; 0 when there is none that could be compared. */
    private final int publicKeyEnd;
    private final Extensions extensions = new Extensions();

    private CertificateInfo(Der tbs) throws CredentialException {
        der = tbs.bytes;
        tbs.skipIf(Der.contextSpecific(0));
        tbs.expect(Der.INTEGER, "the serial number");
        tbs.skip();
        tbs.enter(Der.SEQUENCE, "the signature algorithm");
        issuerOffset = tbs.elementOffset();
        issuerLength = tbs.elementLength();
        issuer = DistinguishedName.read(tbs, "the issuer");
        Der validity = tbs.enter(Der.SEQUENCE, "the validity");
        notBeforeUtcMillis = Validity.read(validity, "notBefore");
        validity.skip();
        notAfterUtcMillis = Validity.read(validity, "notAfter") + 999;
        subjectOffset = tbs.elementOffset();
        subjectLength = tbs.elementLength();
        isSelfIssued = isIssuedBy(this);
        subject = DistinguishedName.read(tbs, "the subject");
        Der key = tbs.enter(Der.SEQUENCE, "the public key");
        publicKey = PublicKeyInfo.describe(key);
        publicKeyEnd = key.contentOffset() + key.contentLength();
        tbs.skipIf(0x81);   // issuerUniqueID and subjectUniqueID, which nobody uses
        tbs.skipIf(0x82);
        if (tbs.tag() == Der.contextSpecific(3)) {
            extensions.read(tbs.enter(Der.contextSpecific(3), "the extensions"));
        }
        isAuthority = extensions.isAuthority;
        names = extensions.names;
    }

    /** Reads a certificate; the bytes must be it and nothing more. */
    public static CertificateInfo read(byte[] der) throws CredentialException {
        Der file = new Der(der);
        Der certificate = file.enter(Der.SEQUENCE, "a certificate");
        file.expectEnd("the certificate");
        Der tbs = certificate.enter(Der.SEQUENCE, "the signed part of a certificate");
        certificate.enter(Der.SEQUENCE, "the signature algorithm");
        certificate.expect(Der.BIT_STRING, "the signature");
        certificate.skip();
        certificate.expectEnd("the signature");
        return new CertificateInfo(tbs);
    }

    /** Whether the name of its issuer is the subject of the other; the other's signature is not verified. */
    public boolean isIssuedBy(CertificateInfo other) {
        return Der.sameBytes(der, issuerOffset, issuerLength, other.der, other.subjectOffset, other.subjectLength);
    }

    /** Whether its public key ends in these bytes. */
    boolean publicKeyEndsIn(byte[] bytes, int offset, int length) {
        int at = publicKeyEnd - length;
        return at >= 0 && Der.sameBytes(der, at, length, bytes, offset, length);
    }

    /** Whether the key identifiers of both, where both have them, allow that the other's key has signed this one. */
    public boolean mayBeSignedWithTheKeyOf(CertificateInfo other) {
        return extensions.issuerKeyLength == 0 || other.extensions.keyLength == 0
                || Der.sameBytes(der, extensions.issuerKeyOffset, extensions.issuerKeyLength, other.der,
                        other.extensions.keyOffset, other.extensions.keyLength);
    }

    /**
     * Whether it is for this DNS name (RFC 9525 §6.3): letter case does not matter, a wildcard stands for the whole
     * first label. The common name counts only where there are no alternative names, as in mbedTLS.
     */
    public boolean isFor(String name) {
        if (names.length() > 0) {
            return ServerNames.contains(names, name);
        }
        int at = subject.indexOf("CN=");
        int comma = subject.indexOf(',', at + 1);
        return at >= 0 && ServerNames.contains(subject.substring(at + 3, comma < 0 ? subject.length() : comma), name);
    }
}
