package io.limpet.bouncycastle;

import io.limpet.board.ConnectException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;

/**
 * What becomes of the server's certificates: a path to an anchor, its rules and its name, all before the handshake goes
 * on. Whether the server has the key of its certificate is shown by its signature, which Bouncy Castle verifies.
 */
final class ServerCheck implements TlsAuthentication {

    private final Credentials credentials;
    private final long utcMillis;
    private final boolean version13;
    private TlsContext context;

    /** What the server sent, in DER, its own first; null as long as it has sent none. */
    private byte[][] chain;
    /** Why it was refused; null when it was not. */
    private RefusalException refusal;
    private boolean certificateAsked;

    ServerCheck(Credentials credentials, long utcMillis) {
        this.credentials = credentials;
        this.utcMillis = utcMillis;
        this.version13 = TlsPolicy.is13(credentials.settings.version);
    }

    ServerCheck in(TlsContext context) {
        this.context = context;
        return this;
    }

    byte[][] chain() {
        return chain;
    }

    RefusalException refusal() {
        return refusal;
    }

    /** Whether the server wanted to know who the device is. */
    boolean certificateAsked() {
        return certificateAsked;
    }

    @Override
    public void notifyServerCertificate(TlsServerCertificate message) throws IOException {
        Certificate sent = message.getCertificate();
        if (sent == null || sent.isEmpty() || sent.getCertificateType() != CertificateType.X509) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
        chain = new byte[sent.getLength()][];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = sent.getCertificateAt(i).getEncoded();
        }
        try {
            check();
        } catch (RefusalException e) {
            refusal = e;
            throw new TlsFatalAlert(alert(e.reason()));
        }
    }

    @Override
    public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        certificateAsked = true;
        return credentials.identity == null ? null : credentials.identity.answer(request, context, version13);
    }

    private void check() throws RefusalException {
        X509 server = X509.read(chain[0]);
        String name = credentials.settings.serverName;
        new PathBuilder(readable(server), credentials.anchors, new PathValidator(utcMillis, name)).build();
        ServerIdentity.check(server, name);
    }

    /** Of the others, those that cannot be read can be no part of a path, and hinder none. */
    private X509[] readable(X509 server) {
        ArrayList<X509> all = new ArrayList<X509>();
        all.add(server);
        for (int i = 1; i < chain.length; i++) {
            try {
                all.add(X509.read(chain[i]));
            } catch (RefusalException e) {
                // Superfluous, or it will be missed.
            }
        }
        return all.toArray(new X509[all.size()]);
    }

    /** RFC 8446 §6.2. */
    private static short alert(Reason reason) {
        switch (reason) {
            case EXPIRED:
            case NOT_YET_VALID:
                return AlertDescription.certificate_expired;
            case NOT_TRUSTED:
                return AlertDescription.unknown_ca;
            default:
                return AlertDescription.bad_certificate;
        }
    }
}
