package io.limpet.bouncycastle;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for tests of the path validation: sound as {@link #authority} or {@link #server} make it, and then as
 * unsound as a test wants it.
 */
final class Forged {

    static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static int serialNumber;

    private final X500Name subject;
    private Forged issuer;
    private KeyPair keys = keys("secp256r1");
    private Instant notBefore = NOW.minusSeconds(86_400);
    private Instant notAfter = NOW.plusSeconds(86_400);
    private String signature = "SHA256withECDSA";
    private BasicConstraints basicConstraints;
    private Integer keyUsage;
    private KeyPurposeId[] purposes;
    private NameConstraints nameConstraints;
    private GeneralName[] names = {};
    private final List<Extension> others = new ArrayList<>();
    private X509Certificate certificate;

    private Forged(String subject) {
        this.subject = new X500Name("CN=" + subject);
    }

    static Forged authority(String name) {
        Forged forged = new Forged(name);
        forged.basicConstraints = new BasicConstraints(true);
        forged.keyUsage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
        return forged;
    }

    static Forged server(String... names) {
        Forged forged = new Forged(names[0]);
        forged.basicConstraints = new BasicConstraints(false);
        forged.keyUsage = KeyUsage.digitalSignature;
        forged.purposes = new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth};
        forged.names = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            forged.names[i] = new GeneralName(GeneralName.dNSName, names[i]);
        }
        return forged;
    }

    static KeyPair keys(String kind) {
        try {
            boolean rsa = kind.startsWith("RSA");
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
            if (rsa) {
                generator.initialize(Integer.parseInt(kind.substring(3)));
            } else {
                generator.initialize(new ECGenParameterSpec(kind));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed by that one; by itself where nobody is named. */
    Forged by(Forged issuer) {
        this.issuer = issuer;
        return this;
    }

    Forged with(KeyPair keys) {
        this.keys = keys;
        return this;
    }

    Forged valid(Instant notBefore, Instant notAfter) {
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        return this;
    }

    Forged signedWith(String algorithm) {
        this.signature = algorithm;
        return this;
    }

    /** Null leaves the extension away. */
    Forged basic(BasicConstraints constraints) {
        this.basicConstraints = constraints;
        return this;
    }

    Forged usage(Integer usage) {
        this.keyUsage = usage;
        return this;
    }

    Forged purposes(KeyPurposeId... purposes) {
        this.purposes = purposes;
        return this;
    }

    Forged names(GeneralName... names) {
        this.names = names;
        return this;
    }

    Forged permits(GeneralName... subtrees) {
        nameConstraints = new NameConstraints(subtrees(subtrees), null);
        return this;
    }

    Forged excludes(GeneralName... subtrees) {
        nameConstraints = new NameConstraints(null, subtrees(subtrees));
        return this;
    }

    Forged critical(String identifier) {
        return also(new ASN1ObjectIdentifier(identifier), true, DERNull.INSTANCE);
    }

    Forged also(ASN1ObjectIdentifier identifier, boolean critical, ASN1Encodable value) {
        try {
            others.add(new Extension(identifier, critical, value.toASN1Primitive().getEncoded()));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyPair keys() {
        return keys;
    }

    /** Made when it is asked for the first time. */
    X509Certificate certificate() {
        if (certificate == null) {
            certificate = sign();
        }
        return certificate;
    }

    X509 x509() {
        try {
            return X509.read(certificate().getEncoded());
        } catch (RefusalException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign() {
        Forged signer = issuer == null ? this : issuer;
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(signer.subject,
                    BigInteger.valueOf(++serialNumber), Date.from(notBefore), Date.from(notAfter), subject,
                    keys.getPublic());
            addExtensions(builder);
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder(signature).build(signer.keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addExtensions(JcaX509v3CertificateBuilder builder) throws CertIOException {
        if (basicConstraints != null) {
            builder.addExtension(Extension.basicConstraints, true, basicConstraints);
        }
        if (keyUsage != null) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage));
        }
        if (purposes != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
        if (nameConstraints != null) {
            builder.addExtension(Extension.nameConstraints, true, nameConstraints);
        }
        if (names.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
        for (Extension other : others) {
            builder.addExtension(other);
        }
    }

    private static GeneralSubtree[] subtrees(GeneralName... names) {
        GeneralSubtree[] all = new GeneralSubtree[names.length];
        for (int i = 0; i < names.length; i++) {
            all[i] = new GeneralSubtree(names[i]);
        }
        return all;
    }
}
