package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** tls/tls.h: one TLS connection over the one TCP connection. What is below 0 is an error. */
@Include(value = "tls/tls.h", isSystem = false)
final class TlsNatives {

    /** Errors that mbedTLS has no number for. */
    static final int ERROR_ANCHOR_IS_NO_CA = -0x10004;
    static final int ERROR_CHAIN_TOO_LONG = -0x10007;
    static final int ERROR_KEY_MISMATCH = -0x10008;

    /** Answers of {@link #handshake}: to be called again when bytes have come, or when a step is done. */
    static final int WAIT = 0;
    static final int DONE = 1;
    static final int MORE = 2;

    /** What {@link #receive} answers when the peer has closed the connection. */
    static final int CLOSED = -1;

    /** Answers of {@link #failure}. */
    static final int FAILURE_NOT_TLS = 1;
    static final int FAILURE_CERTIFICATE = 2;
    static final int FAILURE_ALERT = 3;
    static final int FAILURE_CLOSED = 4;
    static final int FAILURE_VERSION = 5;
    static final int FAILURE_MEMORY = 6;
    static final int FAILURE_ENTROPY = 7;
    static final int FAILURE_CREDENTIALS = 8;

    private TlsNatives() {
    }

    /** Begins an attempt: version 12 or 13. */
    @Import(name = "tls_begin")
    static native int begin(int version);

    static int trust(byte[] der) {
        return trust(Address.ofData(der), der.length);
    }

    static int identify(byte[] der) {
        return identify(Address.ofData(der), der.length);
    }

    static int key(byte[] der) {
        return key(Address.ofData(der), der.length);
    }

    static int serverName(byte[] ascii) {
        return serverName(Address.ofData(ascii), ascii.length);
    }

    /** One step: {@link #WAIT}, {@link #MORE}, {@link #DONE} or an error. */
    @Import(name = "tls_handshake")
    static native int handshake();

    /** How many bytes were taken; 0 when none can be yet. */
    static int send(byte[] bytes, int offset, int length) {
        return send(Address.ofData(bytes).add(offset), length);
    }

    /** How many bytes were put into the buffer; 0 when there are none yet; {@link #CLOSED}. */
    static int receive(byte[] into, int offset, int length) {
        return receive(Address.ofData(into).add(offset), length);
    }

    /** Tells the peer if it can without waiting, and frees everything; the caller closes TCP. */
    @Import(name = "tls_end")
    static native void end();

    @Import(name = "tls_failure")
    static native int failure();

    /** The last error since {@link #begin}. */
    @Import(name = "tls_error")
    static native int error();

    /** What was wrong with the peer's chain: bits of mbedtls/x509.h. */
    @Import(name = "tls_verify_flags")
    static native int verifyFlags();

    /** The alert that the peer ended the connection with; -1 when it sent none. */
    @Import(name = "tls_alert")
    static native int alert();

    /** 1 when the peer asked for a certificate of this device. */
    @Import(name = "tls_certificate_asked")
    static native int certificateAsked();

    /** The length of a certificate of the peer's chain, refused or verified; 0 when there is no such. */
    static int peerCertificateLength(int index) {
        return peerCertificate(index, Address.fromInt(0), 0);
    }

    static int peerCertificate(int index, byte[] into) {
        return peerCertificate(index, Address.ofData(into), into.length);
    }

    @Import(name = "tls_trust")
    private static native int trust(Address der, int length);

    @Import(name = "tls_identify")
    private static native int identify(Address der, int length);

    @Import(name = "tls_key")
    private static native int key(Address der, int length);

    @Import(name = "tls_server_name")
    private static native int serverName(Address name, int length);

    @Import(name = "tls_send")
    private static native int send(Address bytes, int length);

    @Import(name = "tls_receive")
    private static native int receive(Address into, int length);

    @Import(name = "tls_peer_certificate")
    private static native int peerCertificate(int index, Address into, int length);
}
