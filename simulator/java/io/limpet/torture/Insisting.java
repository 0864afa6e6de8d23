package io.limpet.torture;

import java.io.IOException;
import org.bouncycastle.tls.ProtocolVersion;

/**
 * Chooses a version and a cipher suite whether they were offered or not. Bouncy Castle looks into what was offered for
 * them, so there they are put.
 */
class Insisting extends BrokerTls {

    private final ProtocolVersion version;
    private final int cipherSuite;

    Insisting(Credentials own, Encounter encounter, ProtocolVersion version, int cipherSuite) {
        super(own, encounter);
        this.version = version;
        this.cipherSuite = cipherSuite;
    }

    /** For the mark of a downgrade it counts what the server could do. */
    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv10);
    }

    @Override
    public void notifyClientVersion(ProtocolVersion clientVersion) throws IOException {
        super.notifyClientVersion(clientVersion);
        context.getClientSupportedVersions()[0] = version;
    }

    @Override
    public void notifyOfferedCipherSuites(int[] offered) throws IOException {
        offered[0] = cipherSuite;
        super.notifyOfferedCipherSuites(offered);
    }

    @Override
    public ProtocolVersion getServerVersion() {
        return version;
    }

    @Override
    public int getSelectedCipherSuite() throws IOException {
        selectCipherSuite(cipherSuite);
        return cipherSuite;
    }
}
