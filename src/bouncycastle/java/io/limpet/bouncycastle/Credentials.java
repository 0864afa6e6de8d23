package io.limpet.bouncycastle;

import io.limpet.board.ConnectException;
import io.limpet.board.TlsSettings;
import io.limpet.tls.TlsFailures;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** What settings hold of certificates and keys, read once: whom to trust, and who the device is. */
final class Credentials {

    final TlsSettings settings;
    final X509[] anchors;
    /** Null when the device does not identify itself. */
    final ClientIdentity identity;

    private Credentials(TlsSettings settings, X509[] anchors, ClientIdentity identity) {
        this.settings = settings;
        this.anchors = anchors;
        this.identity = identity;
    }

    static Credentials of(TlsSettings settings, BcTlsCrypto crypto, TlsFailures failures) throws ConnectException {
        X509[] anchors = new X509[settings.trustAnchors.length];
        try {
            for (int i = 0; i < anchors.length; i++) {
                anchors[i] = X509.read(settings.trustAnchors[i]);
            }
        } catch (RefusalException e) {
            throw failures.unusable("tls.ca", "has a certificate that cannot be read");
        }
        ClientIdentity identity = settings.clientKey == null || settings.clientCertificates == null ? null
                : ClientIdentity.of(settings, crypto, failures);
        return new Credentials(settings, anchors, identity);
    }
}
