package io.limpet.bouncycastle;

import io.limpet.board.ConnectException;
import io.limpet.board.TlsSettings;
import io.limpet.tls.TlsFailures;
import java.io.IOException;
import java.util.Vector;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** By which the device identifies itself to a server that asks: its chain, and the key of its own certificate. */
final class ClientIdentity {

    private static final int P256_BITS = 256;

    private static final int[] RSA_13 = {SignatureScheme.rsa_pss_rsae_sha256};
    private static final int[] RSA_12 = {SignatureScheme.rsa_pss_rsae_sha256, SignatureScheme.rsa_pkcs1_sha256};
    private static final int[] EC_256 = {SignatureScheme.ecdsa_secp256r1_sha256};
    private static final int[] EC_384 = {SignatureScheme.ecdsa_secp384r1_sha384};

    private final BcTlsCrypto crypto;
    private final TlsCertificate[] chain;
    private final AsymmetricKeyParameter key;

    private ClientIdentity(BcTlsCrypto crypto, TlsCertificate[] chain, AsymmetricKeyParameter key) {
        this.crypto = crypto;
        this.chain = chain;
        this.key = key;
    }

    /** @throws ConnectException when chain or key cannot be read, are too weak, or do not belong together */
    static ClientIdentity of(TlsSettings settings, BcTlsCrypto crypto, TlsFailures failures) throws ConnectException {
        X509 own = ownCertificate(settings, failures);
        AsymmetricKeyParameter key = privateKey(settings.clientKey, failures);
        if (!isKeyOf(own, key)) {
            throw failures.unusable("tls.client-key", "is not the key of tls.client-certificate");
        }
        TlsCertificate[] chain = new TlsCertificate[settings.clientCertificates.length];
        try {
            for (int i = 0; i < chain.length; i++) {
                chain[i] = crypto.createCertificate(settings.clientCertificates[i]);
            }
        } catch (IOException e) {
            throw failures.unusable("tls.client-certificate", "has a certificate that cannot be read");
        }
        return new ClientIdentity(crypto, chain, key);
    }

    private static X509 ownCertificate(TlsSettings settings, TlsFailures failures) throws ConnectException {
        try {
            X509 own = X509.read(settings.clientCertificates[0]);
            KeyStrength.check(own);
            return own;
        } catch (RefusalException e) {
            throw failures.unusable("tls.client-certificate", "is damaged, or has a key that is neither RSA of "
                    + KeyStrength.RSA_BITS_MIN + " bits or more nor EC on P-256 or P-384");
        }
    }

    /** What a server gets that asks in this way; null when there is no signature that both sides know. */
    TlsCredentials answer(CertificateRequest request, TlsContext context, boolean version13) {
        SignatureAndHashAlgorithm signature = common(request.getSupportedSignatureAlgorithms(), version13);
        return signature == null ? null : new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), crypto,
                key, version13 ? message13(request) : new Certificate(chain), signature);
    }

    /** RFC 8446 §4.4.2: with the context of the request, and for each certificate its extensions (none). */
    private Certificate message13(CertificateRequest request) {
        CertificateEntry[] entries = new CertificateEntry[chain.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new CertificateEntry(chain[i], null);
        }
        return new Certificate(request.getCertificateRequestContext(), entries);
    }

    private SignatureAndHashAlgorithm common(Vector<?> known, boolean version13) {
        int[] ours = schemes(version13);
        for (int i = 0; known != null && i < ours.length; i++) {
            SignatureAndHashAlgorithm one = SignatureScheme.getSignatureAndHashAlgorithm(ours[i]);
            if (known.contains(one)) {
                return one;
            }
        }
        return null;
    }

    private int[] schemes(boolean version13) {
        if (key instanceof RSAKeyParameters) {
            return version13 ? RSA_13 : RSA_12;
        }
        return ((ECPrivateKeyParameters) key).getParameters().getCurve().getFieldSize() == P256_BITS ? EC_256 : EC_384;
    }

    private static AsymmetricKeyParameter privateKey(byte[] pkcs8, TlsFailures failures) throws ConnectException {
        try {
            return PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException e) {
            throw failures.unusable("tls.client-key", "cannot be read");
        } catch (RuntimeException e) {
            // Bouncy Castle's way to say that it is malformed. Its words may quote the key: they are left out.
            throw failures.unusable("tls.client-key", "cannot be read");
        }
    }

    private static boolean isKeyOf(X509 certificate, AsymmetricKeyParameter key) {
        AsymmetricKeyParameter open;
        try {
            open = PublicKeyFactory.createKey(certificate.structure.getSubjectPublicKeyInfo());
        } catch (IOException e) {
            return false;
        }
        if (key instanceof RSAKeyParameters) {
            return open instanceof RSAKeyParameters
                    && ((RSAKeyParameters) key).getModulus().equals(((RSAKeyParameters) open).getModulus());
        }
        if (!(key instanceof ECPrivateKeyParameters) || !(open instanceof ECPublicKeyParameters)) {
            return false;
        }
        ECPrivateKeyParameters own = (ECPrivateKeyParameters) key;
        ECPublicKeyParameters point = (ECPublicKeyParameters) open;
        return own.getParameters().equals(point.getParameters())
                && own.getParameters().getG().multiply(own.getD()).equals(point.getQ());
    }
}
