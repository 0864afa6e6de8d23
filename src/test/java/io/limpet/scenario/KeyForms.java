package io.limpet.scenario;

import io.limpet.simulator.tls.Identity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** The files that a private key comes in. */
public enum KeyForms {
    PKCS8_PEM,
    PKCS8_DER,
    /** PKCS #1 of an RSA key, SEC 1 of an EC key, as OpenSSL's old commands write them. */
    TRADITIONAL_PEM,
    TRADITIONAL_DER,
    /** SEC 1 without the public half, which a key need not have. */
    SECRET_ALONE;

    public byte[] of(Identity identity) {
        try {
            boolean ec = identity.key().getAlgorithm().equals("EC");
            switch (this) {
                case PKCS8_PEM:
                    return identity.keyPem().getBytes(StandardCharsets.US_ASCII);
                case PKCS8_DER:
                    return identity.key().getEncoded();
                case TRADITIONAL_PEM:
                    return pem(ec ? "EC PRIVATE KEY" : "RSA PRIVATE KEY", traditional(identity, ec));
                case TRADITIONAL_DER:
                    return traditional(identity, ec);
                default:
                    return secretAlone(identity);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] traditional(Identity identity, boolean ec) throws IOException {
        return ec ? sec1(identity, true).getEncoded()
                : PrivateKeyInfo.getInstance(identity.key().getEncoded()).getPrivateKey().getOctets();
    }

    private static byte[] secretAlone(Identity identity) throws IOException {
        return sec1(identity, false).getEncoded();
    }

    private static ASN1Sequence sec1(Identity identity, boolean withPublic) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(identity.key().getEncoded());
        ECPrivateKey key = ECPrivateKey.getInstance(info.parsePrivateKey());
        ASN1Sequence named = ASN1Sequence.getInstance(new ECPrivateKey(256, key.getKey(),
                SubjectPublicKeyInfo.getInstance(
                        identity.certificate().getPublicKey().getEncoded()).getPublicKeyData(),
                X9ObjectIdentifiers.prime256v1).getEncoded());
        return withPublic ? named : new DERSequence(new ASN1Encodable[] {named.getObjectAt(0), named.getObjectAt(1),
            named.getObjectAt(2)});
    }

    private static byte[] pem(String label, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(label, content));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
