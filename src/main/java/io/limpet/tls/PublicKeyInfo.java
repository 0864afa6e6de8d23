package io.limpet.tls;

/** The kind of a public key (RFC 5280 §4.1.2.7; algorithms: RFC 3279, RFC 5480, RFC 8410). */
final class PublicKeyInfo {

    static final String RSA = "RSA ";
    static final String EC = "EC ";
    static final String P256 = "P-256";
    static final String P384 = "P-384";

    static final byte[] OID_RSA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1};
    static final byte[] OID_EC = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
    private static final byte[] OID_P256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
    private static final byte[] OID_P384 = {0x2b, (byte) 0x81, 4, 0, 0x22};
    private static final byte[] OID_P521 = {0x2b, (byte) 0x81, 4, 0, 0x23};
    private static final byte[] OID_ED25519 = {0x2b, 0x65, 0x70};

    private PublicKeyInfo() {
    }

    /** @param info cursor over the content of a SubjectPublicKeyInfo */
    static String describe(Der info) throws CredentialException {
        Der algorithm = info.enter(Der.SEQUENCE, "the key's algorithm");
        algorithm.expect(Der.OBJECT_IDENTIFIER, "the key's algorithm");
        if (algorithm.contentIs(OID_RSA)) {
            return RSA + bits(info.enterBits("the RSA key").enter(Der.SEQUENCE, "the RSA key"));
        }
        if (algorithm.contentIs(OID_EC)) {
            algorithm.skip();
            return EC + curve(algorithm);
        }
        return other(algorithm);
    }

    /** Neither RSA nor EC. */
    static String other(Der algorithm) {
        return algorithm.contentIs(OID_ED25519) ? "Ed25519" : "unknown algorithm";
    }

    /** The length of the modulus that is the current element. */
    static int bits(Der modulus) throws CredentialException {
        modulus.expect(Der.INTEGER, "the RSA modulus");
        int offset = modulus.contentOffset();
        int length = modulus.contentLength();
        while (length > 0 && modulus.bytes[offset] == 0) {
            offset++;
            length--;
        }
        int bits = length * 8;
        for (int first = length == 0 ? 0x80 : modulus.bytes[offset] & 0xff; first < 0x80; first <<= 1) {
            bits--;
        }
        return bits;
    }

    static String curve(Der parameters) {
        if (parameters.contentIs(OID_P256)) {
            return P256;
        }
        if (parameters.contentIs(OID_P384)) {
            return P384;
        }
        return parameters.contentIs(OID_P521) ? "P-521" : "(other curve)";
    }
}
