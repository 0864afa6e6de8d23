package io.limpet.tls;

/**
 * Whether a device can prove who it is with a certificate and a key, as far as that shows without reckoning: kind and
 * length, and that they belong together where the key says what its public half is. Whether they really do is seen
 * by a signature, where an image is built.
 */
public final class ClientIdentity {

    private static final String NEEDED = ": boards take EC P-256, EC P-384, and RSA of 2048 to 4096 bits";

    private ClientIdentity() {
    }

    /** @throws CredentialException when the kind of its own certificate is none that boards take, or the order wrong */
    public static void checkCertificates(byte[][] chain) throws CredentialException {
        CertificateInfo own = CertificateInfo.read(chain[0]);
        checkKind(own.publicKey);
        for (int i = 1; i < chain.length; i++) {
            CertificateInfo issuer = CertificateInfo.read(chain[i]);
            if (!own.isIssuedBy(issuer)) {
                throw CredentialException.unsuitable(0, "\"" + issuer.subject + "\" has not issued \"" + own.subject
                        + "\" before it. The device's own comes first, each is followed by its issuer's");
            }
            own = issuer;
        }
    }

    /**
     * @param chain null when it could not be read
     * @throws CredentialException when the key is of no kind that boards take, or another certificate's
     */
    public static void checkKey(byte[] pkcs8, byte[][] chain) throws CredentialException {
        PrivateKeyInfo key = new PrivateKeyInfo(pkcs8);
        checkKind(key.kind);
        if (chain == null) {
            return;
        }
        CertificateInfo own = CertificateInfo.read(chain[0]);
        if (key.differsFrom(own)) {
            throw mismatch(key.kind, own);
        }
    }

    /** That a key, sound in itself, is not the one of this certificate. */
    private static CredentialException mismatch(String kind, CertificateInfo own) {
        return CredentialException.unsuitable(0, "this " + kind + " key is not the key of the certificate \""
                + own.subject + "\" (" + own.publicKey + "). Take the key that this was requested with, or request"
                + " a new one");
    }

    private static void checkKind(String kind) throws CredentialException {
        boolean taken = kind.equals(PublicKeyInfo.EC + PublicKeyInfo.P256)
                || kind.equals(PublicKeyInfo.EC + PublicKeyInfo.P384);
        if (kind.startsWith(PublicKeyInfo.RSA)) {
            int bits = 0;
            for (int i = PublicKeyInfo.RSA.length(); i < kind.length(); i++) {
                bits = 10 * bits + kind.charAt(i) - '0';
            }
            taken = bits >= 2048 && bits <= 4096;
        }
        if (!taken) {
            throw CredentialException.unsuitable(0, "a key of the kind " + kind + NEEDED);
        }
    }
}
