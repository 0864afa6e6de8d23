package io.limpet.bouncycastle;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Which public keys are strong enough (112 bits, NIST SP 800-57 Part 1 §5.6.1), and cheap enough to be used. */
final class KeyStrength {

    static final int RSA_BITS_MIN = 2048;
    /** A verification with more would take a small board seconds. */
    static final int RSA_BITS_MAX = 8192;
    private static final int RSA_EXPONENT_MIN = 3;
    private static final int RSA_EXPONENT_BITS_MAX = 64;

    private static final String ANEW = ". Have it issued anew for RSA with " + RSA_BITS_MIN
            + " bits or more, or for EC on P-256.";

    private KeyStrength() {
    }

    static void check(X509 certificate) throws RefusalException {
        SubjectPublicKeyInfo key = certificate.structure.getSubjectPublicKeyInfo();
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        String fault;
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            fault = faultOfRsa(key);
        } else if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            fault = isKnownCurve(key.getAlgorithm().getParameters()) ? null
                    : "has a key on another curve than P-256 and P-384";
        } else {
            fault = "has a key that is neither RSA nor EC";
        }
        if (fault != null) {
            throw RefusalException.of(certificate, fault + ANEW);
        }
    }

    /** A curve must be named: one given by its numbers can be made to fit anybody's key (CVE-2020-0601). */
    static boolean isKnownCurve(ASN1Encodable curve) {
        return SECObjectIdentifiers.secp256r1.equals(curve) || SECObjectIdentifiers.secp384r1.equals(curve);
    }

    /** Null when nothing is wrong. */
    private static String faultOfRsa(SubjectPublicKeyInfo info) {
        BigInteger modulus;
        BigInteger exponent;
        try {
            RSAPublicKey key = RSAPublicKey.getInstance(info.parsePublicKey());
            modulus = key.getModulus();
            exponent = key.getPublicExponent();
        } catch (IOException e) {
            return "has an RSA key that cannot be read";
        } catch (RuntimeException e) {
            return "has an RSA key that cannot be read";   // as Bouncy Castle's readers say it
        }
        int bits = modulus.bitLength();
        if (bits < RSA_BITS_MIN || bits > RSA_BITS_MAX) {
            return "has an RSA key of " + bits + " bits";
        }
        boolean sound = exponent.testBit(0) && exponent.bitLength() <= RSA_EXPONENT_BITS_MAX
                && exponent.compareTo(BigInteger.valueOf(RSA_EXPONENT_MIN)) >= 0;
        return sound ? null : "has an RSA key whose exponent is none";
    }
}
