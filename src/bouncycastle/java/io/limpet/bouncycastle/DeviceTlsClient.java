package io.limpet.bouncycastle;

import io.limpet.text.Utf8;
import java.io.IOException;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateStatusRequest;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The device's side of a handshake: what it offers, and what it insists on.
 *
 * <p>Left as Bouncy Castle has it, because it is what we want: no renegotiation (RFC 5746 spoken, requests refused), no
 * compression, no session resumed, handshake messages of 32 KiB and chains of 10 certificates at most.
 */
final class DeviceTlsClient extends AbstractTlsClient {

    private final String version;
    private final String serverName;
    private final ServerCheck check;
    /** What the server ended the handshake with; -1 when it sent no alert. */
    private int alertReceived = -1;

    DeviceTlsClient(BcTlsCrypto crypto, String version, String serverName, ServerCheck check) {
        super(crypto);
        this.version = version;
        this.serverName = serverName;
        this.check = check;
    }

    int alertReceived() {
        return alertReceived;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return TlsPolicy.versions(version);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsPolicy.suites(version);
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected Vector<Integer> getSupportedGroups(Vector roles) {
        return TlsPolicy.groups();
    }

    @Override
    protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithms() {
        return TlsPolicy.handshakeSignatures(version);
    }

    @Override
    protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithmsCert() {
        return TlsPolicy.certificateSignatures();
    }

    @Override
    protected Vector<ServerName> getSNIServerNames() {
        byte[] name = new byte[Utf8.length(serverName)];
        Utf8.encode(serverName, name, 0);
        Vector<ServerName> names = new Vector<ServerName>();
        names.addElement(new ServerName(NameType.host_name, name));
        return names;
    }

    /** Nobody looks at a stapled OCSP answer, so none is asked for. */
    @Override
    protected CertificateStatusRequest getCertificateStatusRequest() {
        return null;
    }

    /** RFC 7627: without it two connections can be made to share their keys (triple handshake). */
    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    /** {@link CertificateSignature} does, for those certificates that matter, and says what is wrong. */
    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false;
    }

    @Override
    public TlsAuthentication getAuthentication() throws IOException {
        return check.in(context);
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        if (level == AlertLevel.fatal || description == AlertDescription.close_notify) {
            alertReceived = description & 0xff;
        }
    }
}
