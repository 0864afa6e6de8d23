package io.limpet.baremetal;

import io.limpet.board.ConnectException;
import io.limpet.text.Hex;
import io.limpet.tls.TlsFailures;

/** Says why a handshake failed, by what TLS has kept of it; it is asked before the attempt is ended. */
final class HandshakeFailure {

    /** All that is read of a refused chain: two certificates of RSA are 3 KB, and the Java heap has little more. */
    private static final int CHAIN_BYTES_MAX = 3 * 1024 + 512;
    private static final int CHAIN_LENGTH_MAX = 4;

    /** Bits of mbedtls/x509.h for what certificates and their dates do not show. */
    private static final int BADCERT_CN_MISMATCH = 0x0004;
    private static final int BADCERT_OTHER = 0x0100;
    private static final int BADCERT_KEY_USAGE = 0x0800;
    private static final int BADCERT_EXT_KEY_USAGE = 0x1000;
    private static final int BADCERT_BAD_MD = 0x4000;
    private static final int BADCERT_BAD_PK = 0x8000;
    private static final int BADCERT_BAD_KEY = 0x10000;

    private HandshakeFailure() {
    }

    static ConnectException explain(TlsFailures failures, long utcMillis) {
        switch (TlsNatives.failure()) {
            case TlsNatives.FAILURE_NOT_TLS:
                return failures.notTls();
            case TlsNatives.FAILURE_CERTIFICATE:
                return certificate(failures, TlsNatives.verifyFlags(), utcMillis);
            case TlsNatives.FAILURE_ALERT:
                return failures.alert(TlsNatives.alert(), TlsNatives.certificateAsked() != 0);
            case TlsNatives.FAILURE_VERSION:
                return failures.otherVersion();
            case TlsNatives.FAILURE_MEMORY:
                return failures.tooLarge();
            case TlsNatives.FAILURE_ENTROPY:
                return failures.noRandomness();
            default:
                return failures.brokeOff(TlsNatives.failure() == TlsNatives.FAILURE_CLOSED ? ""
                        : " mbedTLS says " + number(TlsNatives.error()) + ".");
        }
    }

    /** @param key of the configuration, where what TLS did not take was set */
    static ConnectException unusable(TlsFailures failures, int error, String key) {
        switch (TlsNatives.failure()) {
            case TlsNatives.FAILURE_MEMORY:
                return failures.tooLarge();
            case TlsNatives.FAILURE_ENTROPY:
                return failures.noRandomness();
            default:
                return failures.unusable(key, reason(error));
        }
    }

    private static String reason(int error) {
        switch (error) {
            case TlsNatives.ERROR_ANCHOR_IS_NO_CA:
                return "is not the certificate of an authority (RFC 5280 §4.2.1.9: basic constraints)";
            case TlsNatives.ERROR_CHAIN_TOO_LONG:
                return "is a longer chain than the 2 KB that one record takes";
            case TlsNatives.ERROR_KEY_MISMATCH:
                return "is not the key of tls.client-certificate";
            default:
                return "cannot be used: mbedTLS says " + number(error);
        }
    }

    private static ConnectException certificate(TlsFailures failures, int flags, long utcMillis) {
        byte[][] chain = chain();
        if (chain.length == 0) {
            return failures.unseenCertificates(utcMillis, "");
        }
        String weakness = weakness(flags);
        ConnectException seen = failures.certificates(chain, utcMillis, weakness == null);
        return seen != null ? seen : failures.untrusted(weakness);
    }

    /** What is wrong beside trust, dates and name; null when nothing is. */
    private static String weakness(int flags) {
        if ((flags & (BADCERT_KEY_USAGE | BADCERT_EXT_KEY_USAGE)) != 0) {
            return "its certificate is not made for a TLS server (RFC 5280 §4.2.1.3, §4.2.1.12). Have one issued that"
                    + " is, or let the broker send the right one.";
        }
        if ((flags & (BADCERT_BAD_MD | BADCERT_BAD_PK | BADCERT_BAD_KEY)) != 0) {
            return "a certificate of its chain has a signature or a key that is too weak. Have it issued anew, with"
                    + " SHA-256 and P-256, or RSA of 2048 bits.";
        }
        if ((flags & BADCERT_OTHER) != 0) {
            return "an authority of its chain is bound to names, which this board cannot check (RFC 5280 §4.2.1.10).";
        }
        if ((flags & BADCERT_CN_MISMATCH) != 0) {
            return "its certificate has no alternative names, and the common name does not count (RFC 9525 §2). Have it"
                    + " issued anew.";
        }
        return null;
    }

    private static byte[][] chain() {
        int count = 0;
        int bytes = 0;
        for (int length = next(0, 0); length > 0; length = next(count, bytes)) {
            bytes += length;
            count++;
        }
        byte[][] chain = new byte[count][];
        for (int i = 0; i < count; i++) {
            chain[i] = new byte[TlsNatives.peerCertificateLength(i)];
            TlsNatives.peerCertificate(i, chain[i]);
        }
        return chain;
    }

    /** The length of the certificate at this place; 0 when there is none, or no room for it. */
    private static int next(int index, int bytesBefore) {
        int length = index < CHAIN_LENGTH_MAX ? TlsNatives.peerCertificateLength(index) : 0;
        return bytesBefore + length <= CHAIN_BYTES_MAX ? length : 0;
    }

    /** As mbedTLS writes its errors: {@code "-0x7280"}. */
    private static String number(int error) {
        StringBuilder text = new StringBuilder("-0x");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Hex.digit(-error >> (shift & 31)));
        }
        return text.toString();
    }
}
