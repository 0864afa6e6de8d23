package io.limpet.baremetal;

import io.limpet.board.ConnectException;
import io.limpet.board.TlsSettings;
import io.limpet.text.Utf8;
import io.limpet.tls.TlsFailures;

/** Gives TLS what an attempt needs: whom it trusts, who the device is, whom it wants to speak with. */
final class Credentials {

    private Credentials() {
    }

    /** Begins an attempt with these settings; each says by which key of the configuration it could be mended. */
    static void give(TlsSettings settings, TlsFailures failures) throws ConnectException {
        check(TlsNatives.begin(settings.version.equals("1.3") ? 13 : 12), "tls.version", failures);
        for (int i = 0; i < settings.trustAnchors.length; i++) {
            check(TlsNatives.trust(settings.trustAnchors[i]), "tls.ca", failures);
        }
        if (settings.clientCertificates != null && settings.clientKey != null) {
            for (int i = 0; i < settings.clientCertificates.length; i++) {
                check(TlsNatives.identify(settings.clientCertificates[i]), "tls.client-certificate", failures);
            }
            check(TlsNatives.key(settings.clientKey), "tls.client-key", failures);
        }
        check(TlsNatives.serverName(Utf8.bytes(settings.serverName)), "tls.server-name", failures);
    }

    private static void check(int result, String key, TlsFailures failures) throws ConnectException {
        if (result < 0) {
            throw HandshakeFailure.unusable(failures, result, key);
        }
    }
}
