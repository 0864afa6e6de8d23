package io.limpet.tls;

/**
 * What a private key says of its public half (PKCS #8: RFC 5958 §2; PKCS #1: RFC 8017 A.1.2; SEC 1: RFC 5915 §3).
 *
 * <pre>
 *   PKCS #8           { version, { algorithm, curve }, OCTET STRING key }
 *   its key, for RSA  { version, modulus, publicExponent, privateExponent, ... }
 *   its key, for EC   { version, privateKey, [0] curve, [1] { BIT STRING publicKey } }     [0] and [1] may be missing
 * </pre>
 */
final class PrivateKeyInfo {

    /** In the words of {@link CertificateInfo#publicKey}: {@code "EC P-256"}, {@code "RSA 2048"}. */
    final String kind;

    private final byte[] der;

    /** Where the public key ends in a certificate is this run of bytes; of no length where the key does not say. */
    private int publicOffset;
    private int publicLength;

    /** @param pkcs8 as of {@link PrivateKeys#read} */
    PrivateKeyInfo(byte[] pkcs8) throws CredentialException {
        der = pkcs8;
        Der fields = new Der(pkcs8).enter(Der.SEQUENCE, "a private key");
        fields.skip();
        Der algorithm = fields.enter(Der.SEQUENCE, "the key's algorithm");
        Der key = fields.enter(Der.OCTET_STRING, "the key");
        if (algorithm.contentIs(PublicKeyInfo.OID_RSA)) {
            kind = readRsa(key.enter(Der.SEQUENCE, "the RSA key"));
        } else if (algorithm.contentIs(PublicKeyInfo.OID_EC)) {
            algorithm.skip();
            kind = PublicKeyInfo.EC + PublicKeyInfo.curve(algorithm);
            readEc(key.enter(Der.SEQUENCE, "the EC key"));
        } else {
            kind = PublicKeyInfo.other(algorithm);
        }
    }

    /** Whether it is known not to be the key of this certificate. */
    boolean differsFrom(CertificateInfo certificate) {
        return !kind.equals(certificate.publicKey)
                || publicLength > 0 && !certificate.publicKeyEndsIn(der, publicOffset, publicLength);
    }

    /** Modulus and exponent follow each other here as they do in a certificate. */
    private String readRsa(Der key) throws CredentialException {
        key.skip();
        String bits = PublicKeyInfo.RSA + PublicKeyInfo.bits(key);
        publicOffset = key.elementOffset();
        publicLength = key.elementLength();
        key.skip();
        key.expect(Der.INTEGER, "the RSA exponent");
        publicLength += key.elementLength();
        return bits;
    }

    private void readEc(Der key) throws CredentialException {
        key.skip();
        key.skip();
        key.skipIf(Der.contextSpecific(0));
        if (key.tag() == Der.contextSpecific(1)) {
            Der point = key.enter(Der.contextSpecific(1), "the public key");
            point.expect(Der.BIT_STRING, "the public key");
            publicOffset = point.contentOffset();
            publicLength = point.contentLength();
        }
    }
}
