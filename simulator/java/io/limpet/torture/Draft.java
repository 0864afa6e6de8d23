package io.limpet.torture;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate in the making: begins as a sound one, is changed in one respect, and ends with {@link #issue}.
 *
 * <pre>
 *   Draft.broker("broker.example.net").valid(lastYear, yesterday).issuer(root).issue()
 * </pre>
 */
final class Draft {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration TOLERANCE = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(365);

    private final X500Name subject;
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private KeyPair keys;
    private SubjectPublicKeyInfo publicKey;
    /** Null for one that signs itself. */
    private Issued issuer;
    private Instant notBefore = Instant.now().minus(TOLERANCE);
    private Instant notAfter = Instant.now().plus(LIFETIME);
    /** Null: what goes with the issuer's key. */
    private String algorithm;

    Draft(String subject) {
        this.subject = new X500Name(subject);
    }

    /** A broker known by these DNS names. */
    static Draft broker(String... names) {
        GeneralName[] alternatives = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            alternatives[i] = new GeneralName(GeneralName.dNSName, names[i]);
        }
        return broker(new GeneralNames(alternatives));
    }

    static Draft broker(GeneralNames names) {
        return broker("CN=Broker,O=Torture", names);
    }

    static Draft broker(String subject, GeneralNames names) {
        return new Draft(subject)
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
                .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .with(Extension.subjectAlternativeName, false, names);
    }

    static Draft authority(String commonName) {
        return new Draft("CN=" + commonName + ",O=Torture")
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    Draft keys(KeyPair keys) {
        this.keys = keys;
        return this;
    }

    /** In the place of what the keys say. */
    Draft publicKey(SubjectPublicKeyInfo publicKey) {
        this.publicKey = publicKey;
        return this;
    }

    Draft issuer(Issued issuer) {
        this.issuer = issuer;
        return this;
    }

    Draft valid(Instant notBefore, Instant notAfter) {
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        return this;
    }

    /** As Java names it: {@code "MD5withRSA"}. */
    Draft signedBy(String algorithm) {
        this.algorithm = algorithm;
        return this;
    }

    Draft with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        try {
            extensions.put(extension, Extension.create(extension, critical, value));
        } catch (IOException e) {
            throw new IllegalArgumentException("extension " + extension, e);
        }
        return this;
    }

    Draft without(ASN1ObjectIdentifier extension) {
        extensions.remove(extension);
        return this;
    }

    Issued issue() {
        if (keys == null) {
            keys = KeyPairs.p256();
        }
        SubjectPublicKeyInfo own = publicKey != null ? publicKey : infoOf(keys);
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(issuer == null ? subject : issuer.subject(),
                    new BigInteger(127, RANDOM).setBit(126), Date.from(notBefore), Date.from(notAfter), subject, own);
            X509ExtensionUtils identifiers = new BcX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(own));
            if (issuer != null) {
                builder.addExtension(Extension.authorityKeyIdentifier, false,
                        identifiers.createAuthorityKeyIdentifier(infoOf(issuer.keys())));
            }
            for (Extension each : extensions.values()) {
                builder.addExtension(each);
            }
            return new Issued(subject, keys, builder.build(signer()).getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("no certificate for " + subject, e);
        }
    }

    private ContentSigner signer() throws OperatorCreationException {
        KeyPair signing = issuer == null ? keys : issuer.keys();
        String usual = signing.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return new JcaContentSignerBuilder(algorithm == null ? usual : algorithm).setProvider(KeyPairs.PROVIDER)
                .build(signing.getPrivate());
    }

    static SubjectPublicKeyInfo infoOf(KeyPair keys) {
        return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    }
}
