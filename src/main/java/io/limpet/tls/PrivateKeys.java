package io.limpet.tls;

/**
 * Reads a private key, PEM or DER, in any of the three forms in use, and gives the one that platforms take.
 *
 * <pre>
 *   PKCS #8  PRIVATE KEY      { INTEGER 0 or 1, SEQUENCE algorithm, OCTET STRING key, ... }         RFC 5958 §2
 *   PKCS #1  RSA PRIVATE KEY  { INTEGER 0, INTEGER modulus, ... }                                   RFC 8017 A.1.2
 *   SEC 1    EC PRIVATE KEY   { INTEGER 1, OCTET STRING key, [0] curve, [1] public key }            RFC 5915 §3
 *   encrypted PKCS #8         { SEQUENCE algorithm, OCTET STRING }   refused: the password would stand beside it
 * </pre>
 */
public final class PrivateKeys {

    /** A longer key is refused: RSA keys of 4096 bits have 2,400 bytes. */
    public static final int KEY_BYTES_MAX = 8192;

    private static final String CONVERT = " Convert it: openssl pkcs8 -topk8 -nocrypt -in FILE -out FILE.pem";

    private PrivateKeys() {
    }

    /**
     * The key as PKCS #8 in DER.
     *
     * @throws CredentialException when it is damaged, encrypted, missing, or there are two; with what to do
     */
    public static byte[] read(byte[] file) throws CredentialException {
        if (PemReader.isPem(file)) {
            return readPem(file);
        }
        if (file.length == 0 || file[0] != Der.SEQUENCE) {
            throw CredentialException.malformed(0, file.length == 0 ? "empty: a private key is needed, PEM or DER"
                    : "no private key: neither a \"-----BEGIN PRIVATE KEY-----\" (PEM) nor DER");
        }
        return toPkcs8(file, 0);
    }

    private static byte[] readPem(byte[] file) throws CredentialException {
        PemReader reader = new PemReader(file);
        PemBlock key = null;
        for (PemBlock block = reader.nextBlock(); block != null; block = reader.nextBlock()) {
            if (block.encrypted || block.label.equals("ENCRYPTED PRIVATE KEY")) {
                throw encrypted(block.line);
            }
            boolean parameters = block.label.equals("EC PARAMETERS");   // "openssl ecparam -genkey" writes them first
            if (!parameters && !block.label.endsWith("PRIVATE KEY")) {
                throw CredentialException.unsuitable(block.line, "BEGIN " + block.label
                        + " where a BEGIN PRIVATE KEY is needed");
            }
            if (!parameters && key != null) {
                throw CredentialException.unsuitable(block.line, "a second key, after that of line " + key.line
                        + ": one is needed");
            }
            key = parameters ? key : block;
        }
        if (key == null) {
            throw CredentialException.unsuitable(0, "no BEGIN PRIVATE KEY in it");
        }
        return toPkcs8(key.content, key.line);
    }

    private static byte[] toPkcs8(byte[] key, int line) throws CredentialException {
        if (key.length > KEY_BYTES_MAX) {
            throw CredentialException.tooLarge(line, "a key of " + key.length + " bytes, at most " + KEY_BYTES_MAX);
        }
        try {
            Der file = new Der(key);
            Der fields = file.enter(Der.SEQUENCE, "a private key");
            file.expectEnd("the private key");
            if (fields.tag() == Der.SEQUENCE) {
                fields.skip();
                throw fields.tag() == Der.SEQUENCE ? CredentialException.unsuitable(line, "a certificate where a"
                        + " private key is needed") : encrypted(line);
            }
            fields.expect(Der.INTEGER, "the version");
            fields.skip();
            if (fields.tag() == Der.SEQUENCE) {
                return checkedPkcs8(fields, key);
            }
            return fields.tag() == Der.INTEGER ? fromPkcs1(key) : fromSec1(fields, key, line);
        } catch (CredentialException e) {
            throw e.line() == line ? e : new CredentialException(e.reason(), line, "no private key inside. "
                    + e.getMessage());
        }
    }

    private static byte[] checkedPkcs8(Der fields, byte[] key) throws CredentialException {
        Der algorithm = fields.enter(Der.SEQUENCE, "the key's algorithm");
        algorithm.expect(Der.OBJECT_IDENTIFIER, "the key's algorithm");
        fields.expect(Der.OCTET_STRING, "the key");
        return key;
    }

    private static byte[] fromPkcs1(byte[] key) {
        byte[] none = {5, 0};
        return wrap(PublicKeyInfo.OID_RSA, none, 0, none.length, key);
    }

    private static byte[] fromSec1(Der fields, byte[] key, int line) throws CredentialException {
        fields.expect(Der.OCTET_STRING, "the key");
        fields.skip();
        if (fields.tag() != Der.contextSpecific(0)) {
            throw CredentialException.unsuitable(line, "an EC key that does not name its curve." + CONVERT);
        }
        Der curve = fields.enter(Der.contextSpecific(0), "the curve");
        curve.expect(Der.OBJECT_IDENTIFIER, "the curve's name");
        return wrap(PublicKeyInfo.OID_EC, curve.bytes, curve.elementOffset(), curve.elementLength(), key);
    }

    /** { INTEGER 0, { OBJECT IDENTIFIER, parameters }, OCTET STRING key }. */
    private static byte[] wrap(byte[] identifier, byte[] parameters, int offset, int length, byte[] key) {
        DerWriter writer = new DerWriter(key.length + identifier.length + length + 32);
        writer.prepend(Der.OCTET_STRING, key, 0, key.length);
        int behind = writer.mark();
        writer.prepend(parameters, offset, length);
        writer.prepend(Der.OBJECT_IDENTIFIER, identifier, 0, identifier.length);
        writer.prependHeader(Der.SEQUENCE, behind);
        writer.prepend(Der.INTEGER, new byte[] {0}, 0, 1);
        writer.prependHeader(Der.SEQUENCE, 0);
        return writer.toBytes();
    }

    private static CredentialException encrypted(int line) {
        return CredentialException.unsuitable(line, "an encrypted private key: a device has nobody to ask for the"
                + " password." + CONVERT);
    }
}
