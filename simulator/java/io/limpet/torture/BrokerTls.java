package io.limpet.torture;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedDecryptor;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A server that is in order but for its credentials; what it says of the protocol, a subclass may overrule. */
class BrokerTls extends DefaultTlsServer {

    private final Credentials own;
    final Encounter encounter;

    BrokerTls(Credentials own, Encounter encounter) {
        super(new BcTlsCrypto(new SecureRandom()));
        this.own = own;
        this.encounter = encounter;
    }

    /** Asked for in each handshake. */
    Credentials credentials() {
        return own;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return encounter.versions.contains("1.3")
                ? ProtocolVersion.TLSv13.downTo(
                        encounter.versions.contains("1.2") ? ProtocolVersion.TLSv12 : ProtocolVersion.TLSv13)
                : ProtocolVersion.TLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return own.areRsa()
                ? new int[] {CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}
                : new int[] {CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    }

    @Override
    public TlsCredentials getCredentials() throws IOException {
        BcTlsCrypto crypto = (BcTlsCrypto) getCrypto();
        AsymmetricKeyParameter key = PrivateKeyFactory.createKey(credentials().keys().getPrivate().getEncoded());
        switch (context.getSecurityParametersHandshake().getKeyExchangeAlgorithm()) {
            case KeyExchangeAlgorithm.ECDH_anon:
                return null;
            case KeyExchangeAlgorithm.RSA:
                return new BcDefaultTlsCredentialedDecryptor(crypto, chain(crypto), key);
            default:
                return new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto, key, chain(crypto),
                        signature());
        }
    }

    private SignatureAndHashAlgorithm signature() {
        int scheme = !own.areRsa() ? SignatureScheme.ecdsa_secp256r1_sha256
                : isTls13() ? SignatureScheme.rsa_pss_rsae_sha256 : SignatureScheme.rsa_pkcs1_sha256;
        return SignatureScheme.getSignatureAndHashAlgorithm(scheme);
    }

    final boolean isTls13() {
        return TlsUtils.isTLSv13(context.getSecurityParametersHandshake().getNegotiatedVersion());
    }

    private Certificate chain(BcTlsCrypto crypto) throws IOException {
        List<byte[]> chain = credentials().chain();
        CertificateEntry[] entries = new CertificateEntry[chain.size()];
        TlsCertificate[] certificates = new TlsCertificate[entries.length];
        for (int i = 0; i < entries.length; i++) {
            certificates[i] = new BcTlsCertificate(crypto, chain.get(i));
            entries[i] = new CertificateEntry(certificates[i], null);
        }
        return isTls13() ? new Certificate(TlsUtils.EMPTY_BYTES, entries) : new Certificate(certificates);
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        encounter.receivedAlert(description);
    }

    @Override
    public void notifyAlertRaised(short level, short description, String message, Throwable cause) {
        if (description != AlertDescription.internal_error && description != AlertDescription.close_notify) {
            encounter.complained(description);   // the others are ours: the device has gone, or the talk is over
        }
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        encounter.finishedHandshake();
    }
}
