package io.limpet.tls;

import java.util.ArrayList;

/** Reads the certificates of a file: PEM, one or many with any text around them, or one in DER. */
public final class Certificates {

    /** More in one file is refused: a bundle of all the world's authorities belongs on no device. */
    public static final int CERTIFICATES_MAX = 32;

    /** A longer certificate is refused; common ones have 500 to 2,000 bytes. */
    public static final int CERTIFICATE_BYTES_MAX = 8192;

    private Certificates() {
    }

    /**
     * The certificates in the order of the file, each in DER and known to be well-formed.
     *
     * @throws CredentialException with the line, where one is damaged, none is there, or there is something else
     */
    public static byte[][] read(byte[] file) throws CredentialException {
        if (PemReader.isPem(file)) {
            return readPem(file);
        }
        if (file.length == 0 || file[0] != Der.SEQUENCE) {
            throw CredentialException.malformed(0, file.length == 0 ? "empty: a certificate is needed, PEM or DER"
                    : "no certificate: neither a \"-----BEGIN CERTIFICATE-----\" (PEM) nor DER");
        }
        checkSize(file, 0);
        if (new Der(file).enter(Der.SEQUENCE, "a certificate").tag() == Der.INTEGER) {
            throw CredentialException.unsuitable(0, "a private key where a certificate is needed");
        }
        CertificateInfo.read(file);
        return new byte[][] {file};
    }

    private static byte[][] readPem(byte[] file) throws CredentialException {
        PemReader reader = new PemReader(file);
        ArrayList<byte[]> found = new ArrayList<byte[]>();
        for (PemBlock block = reader.nextBlock(); block != null; block = reader.nextBlock()) {
            if (!block.isCertificate()) {
                throw wrongLabel(block);
            }
            if (found.size() == CERTIFICATES_MAX) {
                throw CredentialException.tooLarge(block.line, "more than " + CERTIFICATES_MAX
                        + " certificates. Keep those that the broker's chain ends in.");
            }
            checkSize(block.content, block.line);
            checkContent(block);
            found.add(block.content);
        }
        byte[][] certificates = new byte[found.size()][];
        for (int i = 0; i < certificates.length; i++) {
            certificates[i] = found.get(i);
        }
        return certificates;
    }

    private static void checkContent(PemBlock block) throws CredentialException {
        try {
            CertificateInfo.read(block.content);
        } catch (CredentialException e) {
            throw CredentialException.malformed(block.line, "no certificate inside. " + e.getMessage());
        }
    }

    private static void checkSize(byte[] certificate, int line) throws CredentialException {
        if (certificate.length > CERTIFICATE_BYTES_MAX) {
            throw CredentialException.tooLarge(line, "a certificate of " + certificate.length + " bytes, at most "
                    + CERTIFICATE_BYTES_MAX);
        }
    }

    private static CredentialException wrongLabel(PemBlock block) {
        String what = "BEGIN " + block.label + " where a BEGIN CERTIFICATE is needed";
        if (block.label.equals("TRUSTED CERTIFICATE")) {
            return CredentialException.unsuitable(block.line, what
                    + ". Convert it: openssl x509 -in FILE -out FILE.pem");
        }
        if (block.label.equals("PKCS7") || block.label.equals("CMS")) {
            return CredentialException.unsuitable(block.line, what
                    + ". Convert it: openssl pkcs7 -print_certs -in FILE -out FILE.pem");
        }
        return CredentialException.unsuitable(block.line, block.label.endsWith("PRIVATE KEY")
                ? what + ". Take the key out of this file: it must not be burnt with the certificates" : what);
    }
}
