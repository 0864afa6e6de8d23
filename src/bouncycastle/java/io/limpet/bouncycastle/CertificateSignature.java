package io.limpet.bouncycastle;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * The signature of a certificate: by which algorithm, and whether it is its issuer's. RSA PKCS #1 v1.5 and ECDSA, with
 * SHA-256, SHA-384 or SHA-512 (RFC 5280 §4.1.1.2, RFC 5758, RFC 8017); nothing else.
 */
final class CertificateSignature {

    private static final ASN1ObjectIdentifier ECDSA_WITH_SHA1 = X9ObjectIdentifiers.ecdsa_with_SHA1;

    private CertificateSignature() {
    }

    /** Refuses an algorithm that is broken or unknown, and one that the certificate states in two ways. */
    static void checkAlgorithm(X509 certificate) throws RefusalException {
        AlgorithmIdentifier algorithm = certificate.structure.getSignatureAlgorithm();
        if (!algorithm.equals(certificate.structure.getTBSCertificate().getSignature())) {
            throw RefusalException.of(certificate, "names two signature algorithms (RFC 5280 §4.1.1.2). It was tampered"
                    + " with, or its authority is broken.");
        }
        ASN1ObjectIdentifier identifier = algorithm.getAlgorithm();
        String broken = brokenDigest(identifier);
        if (broken != null) {
            throw RefusalException.of(certificate, "is signed with " + broken + ", which can be forged. Have it issued"
                    + " anew with SHA-256.");
        }
        if (digest(identifier) == null || !areParametersSound(algorithm)) {
            throw RefusalException.of(certificate, "is signed with an algorithm that is not known here ("
                    + identifier.getId() + "). Have it issued anew for RSA or ECDSA with SHA-256.");
        }
    }

    /** Whether the issuer's key made it. Its algorithm must have been checked, and the key's strength. */
    static boolean isMadeBy(X509 issuer, X509 certificate) {
        Certificate structure = certificate.structure;
        try {
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(issuer.structure.getSubjectPublicKeyInfo());
            Signer signer = signer(structure.getSignatureAlgorithm().getAlgorithm(), key);
            if (signer == null) {
                return false;
            }
            byte[] signed = structure.getTBSCertificate().getEncoded(ASN1Encoding.DER);
            signer.init(false, key);
            signer.update(signed, 0, signed.length);
            return signer.verifySignature(structure.getSignature().getOctets());
        } catch (IOException e) {
            return false;
        } catch (RuntimeException e) {
            return false;   // a point that is not on the curve, a modulus that is none, padding bits in the signature
        }
    }

    /** Null when the key is not one for the algorithm. */
    private static Signer signer(ASN1ObjectIdentifier algorithm, AsymmetricKeyParameter key) {
        Digest digest = digest(algorithm);
        if (isRsa(algorithm)) {
            return key instanceof RSAKeyParameters ? new RSADigestSigner(digest) : null;
        }
        return key instanceof ECPublicKeyParameters ? new DSADigestSigner(new ECDSASigner(), digest) : null;
    }

    /** Null when it is none of ours. */
    private static Digest digest(ASN1ObjectIdentifier algorithm) {
        if (algorithm.equals(PKCSObjectIdentifiers.sha256WithRSAEncryption)
                || algorithm.equals(X9ObjectIdentifiers.ecdsa_with_SHA256)) {
            return new SHA256Digest();
        }
        if (algorithm.equals(PKCSObjectIdentifiers.sha384WithRSAEncryption)
                || algorithm.equals(X9ObjectIdentifiers.ecdsa_with_SHA384)) {
            return new SHA384Digest();
        }
        return algorithm.equals(PKCSObjectIdentifiers.sha512WithRSAEncryption)
                || algorithm.equals(X9ObjectIdentifiers.ecdsa_with_SHA512) ? new SHA512Digest() : null;
    }

    private static String brokenDigest(ASN1ObjectIdentifier algorithm) {
        if (algorithm.equals(PKCSObjectIdentifiers.md5WithRSAEncryption)) {
            return "MD5";
        }
        return algorithm.equals(PKCSObjectIdentifiers.sha1WithRSAEncryption) || algorithm.equals(ECDSA_WITH_SHA1)
                ? "SHA-1" : null;
    }

    /** NULL with RSA, where some leave it away; nothing with ECDSA (RFC 5758 §3.2). */
    private static boolean areParametersSound(AlgorithmIdentifier algorithm) {
        ASN1Encodable parameters = algorithm.getParameters();
        return parameters == null || isRsa(algorithm.getAlgorithm()) && parameters instanceof ASN1Null;
    }

    private static boolean isRsa(ASN1ObjectIdentifier algorithm) {
        return algorithm.on(PKCSObjectIdentifiers.pkcs_1);
    }
}
