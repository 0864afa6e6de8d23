package io.limpet.simulator.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate in the making; ends with {@link #issue()}. */
public final class CertificateRequest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Name subject;
    /** Null for one that signs itself. */
    private final CertificateAuthority issuer;
    private KeyType keyType;
    private KeyPair keys;
    private Instant notBefore;
    private Instant notAfter;
    private String[] names = {};
    private boolean authority;
    private boolean client;

    CertificateRequest(String subject, CertificateAuthority issuer, KeyType keyType) {
        this.subject = X500Name.getInstance(new X500Principal(subject).getEncoded());   // most general part first
        this.issuer = issuer;
        this.keyType = keyType;
    }

    public CertificateRequest withKey(KeyType keyType) {
        this.keyType = keyType;
        return this;
    }

    public CertificateRequest valid(Instant notBefore, Instant notAfter) {
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        return this;
    }

    CertificateRequest keys(KeyPair keys) {
        this.keys = keys;
        return this;
    }

    CertificateRequest names(String... names) {
        this.names = names;
        return this;
    }

    CertificateRequest authority() {
        this.authority = true;
        return this;
    }

    CertificateRequest forClient() {
        this.client = true;
        return this;
    }

    /** Makes the key and the certificate. */
    public Identity issue() {
        if (keys == null) {
            keys = keyType.generate();
        }
        X509Certificate certificate = sign();
        return new Identity(keys.getPrivate(),
                issuer == null ? List.of(certificate) : issuer.chainFrom(certificate));
    }

    X509Certificate sign() {
        X500Name issuerName = issuer == null ? subject
                : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
        PrivateKey key = issuer == null ? keys.getPrivate() : issuer.keys().getPrivate();
        String signature = (issuer == null ? keyType : issuer.keyType()).signature;
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuerName,
                    new BigInteger(127, RANDOM).setBit(126), Date.from(notBefore), Date.from(notAfter), subject,
                    keys.getPublic());
            addExtensions(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(key)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("No certificate for " + subject, e);
        }
    }

    private void addExtensions(X509v3CertificateBuilder builder) throws GeneralSecurityException, CertIOException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false,
                identifiers.createSubjectKeyIdentifier(keys.getPublic()));
        if (issuer != null) {
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    identifiers.createAuthorityKeyIdentifier(issuer.keys().getPublic()));
        }
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (authority) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        } else {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature
                    | (keyType == KeyType.EC_P256 ? 0 : KeyUsage.keyEncipherment)));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(
                    client ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth));
        }
        if (names.length > 0) {
            GeneralName[] alternatives = new GeneralName[names.length];
            for (int i = 0; i < names.length; i++) {
                alternatives[i] = new GeneralName(isAddress(names[i]) ? GeneralName.iPAddress : GeneralName.dNSName,
                        names[i]);
            }
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
        }
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    }
}
