package io.limpet.tls;

/** One block of a PEM file. */
final class PemBlock {

    static final String CERTIFICATE = "CERTIFICATE";

    /** What stands behind BEGIN: {@code "CERTIFICATE"}. */
    final String label;

    /** The line of its BEGIN, from 1 on. */
    final int line;

    /** Whether OpenSSL's old header says that the content is encrypted ({@code Proc-Type: 4,ENCRYPTED}). */
    final boolean encrypted;

    /** What was encoded. */
    final byte[] content;

    PemBlock(String label, int line, boolean encrypted, byte[] content) {
        this.label = label;
        this.line = line;
        this.encrypted = encrypted;
        this.content = content;
    }

    /** Whether it is a certificate, also by the names of old (RFC 7468 §5.1). */
    boolean isCertificate() {
        return label.equals(CERTIFICATE) || label.equals("X509 CERTIFICATE") || label.equals("X.509 CERTIFICATE");
    }
}
