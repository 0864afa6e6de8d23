package io.limpet.tls;

/** Reads the public key that something is signed with: P-256, as a SubjectPublicKeyInfo (RFC 5480 §2). */
public final class PublicKeys {

    private static final String LABEL = "PUBLIC KEY";

    /** An uncompressed point (SEC 1 §2.3.3): 4, then two coordinates of 32 bytes. */
    private static final int POINT_BYTES = 65;
    private static final int UNCOMPRESSED = 4;

    private PublicKeys() {
    }

    /**
     * The key of a file, PEM ({@code BEGIN PUBLIC KEY}, RFC 7468 §13) or DER.
     *
     * @return its SubjectPublicKeyInfo in DER
     * @throws CredentialException where it is damaged, or is anything but one P-256 public key
     */
    public static byte[] read(byte[] file) throws CredentialException {
        if (!PemReader.isPem(file)) {
            check(file);
            return file;
        }
        PemReader reader = new PemReader(file);
        PemBlock block = reader.nextBlock();
        if (!block.label.equals(LABEL)) {
            throw CredentialException.unsuitable(block.line, "BEGIN " + block.label + " where a BEGIN " + LABEL
                    + " is needed" + (block.label.endsWith("PRIVATE KEY")
                    ? ". The private key signs, and must never be on a device" : ""));
        }
        if (reader.nextBlock() != null) {
            throw CredentialException.unsuitable(0, "more than one key");
        }
        check(block.content);
        return block.content;
    }

    private static void check(byte[] der) throws CredentialException {
        Der file = new Der(der);
        Der info = file.enter(Der.SEQUENCE, "a public key");
        file.expectEnd("the public key");
        String kind = PublicKeyInfo.describe(new Der(der).enter(Der.SEQUENCE, "a public key"));
        if (!kind.equals("EC P-256")) {
            throw CredentialException.unsuitable(0, "a key of the kind " + kind + ", EC P-256 is needed");
        }
        info.skip();
        info.expect(Der.BIT_STRING, "the point of the key");
        if (info.contentLength() != 1 + POINT_BYTES || der[info.contentOffset()] != 0
                || der[info.contentOffset() + 1] != UNCOMPRESSED) {
            throw CredentialException.unsuitable(0, "its point is not in uncompressed form");
        }
        info.skip();
        info.expectEnd("the point of the key");
    }
}
