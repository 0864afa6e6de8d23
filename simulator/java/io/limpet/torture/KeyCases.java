package io.limpet.torture;

import static io.limpet.torture.TortureCase.accept;
import static io.limpet.torture.TortureCase.refuse;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Keys, and what was signed with them: too weak, unknown, or simply false. */
final class KeyCases {

    /** ServerHello: type, length (3), version (2), and the random number's 32 bytes (RFC 5246 §7.4.1.3). */
    private static final int IN_SERVER_RANDOM = 1 + 3 + 2 + 5;

    private final Authorities authorities;
    private final Issued rsaAuthority;
    private final List<TortureCase> cases = new ArrayList<>();

    private KeyCases(Authorities authorities) {
        this.authorities = authorities;
        this.rsaAuthority = authorities.authority("RSA Intermediate").keys(KeyPairs.rsa(2048)).issue();
    }

    static List<TortureCase> of(Authorities authorities) {
        KeyCases keys = new KeyCases(authorities);
        keys.hashes();
        keys.rsa();
        keys.curves();
        keys.falseSignatures();
        keys.handshakeSignatures();
        return keys.cases;
    }

    private void hashes() {
        wrong("md5-signature", "signed with MD5 and RSA", signedBy("MD5withRSA"));
        wrong("sha1-signature", "signed with SHA-1 and RSA", signedBy("SHA1withRSA"));
        wrong("sha1-ecdsa-signature", "signed with SHA-1 and ECDSA",
                authorities.issue(authorities.broker().signedBy("SHA1withECDSA")));
        Issued weak = authorities.authority("SHA-1 Intermediate").signedBy("SHA1withECDSA").issue();
        wrong("sha1-signature-above", "the authority above it is signed with SHA-1", Credentials.of(below(weak), weak));
    }

    private void rsa() {
        cases.add(refuse("rsa-512", "an RSA key of 512 bits", new TlsPlay(rsaBroker(512))).only("1.2"));
        wrong("rsa-1024", "an RSA key of 1024 bits", rsaBroker(1024));
        Issued weak = authorities.authority("RSA 1024 Intermediate").keys(KeyPairs.rsa(1024)).issue();
        wrong("rsa-1024-above", "the authority above it has an RSA key of 1024 bits",
                Credentials.of(below(weak), weak));
        cases.add(accept("rsa-2048", "nothing: an RSA key of 2048 bits", new TlsPlay(rsaBroker(2048))));
    }

    private void curves() {
        // In TLS 1.3 the signature's scheme names the curve, and these have none.
        cases.add(refuse("weak-curve", "a key on a curve of 160 bits", brokerOn("secp160r1")).only("1.2"));
        cases.add(refuse("unknown-curve", "a key on a curve that TLS does not know", brokerOn("secp112r1"))
                .only("1.2"));
        cases.add(refuse("binary-curve", "a key on a curve over a binary field", brokerOn("sect163r2")).only("1.2"));
        wrong("weak-curve-above", "the authority above it has a key on a curve of 160 bits", issuedOn("secp160r1"));
        wrong("unknown-curve-above", "the authority above it has a key on a curve that TLS does not know",
                issuedOn("secp112r2"));
        KeyPair keys = KeyPairs.p256();
        wrong("curve-by-its-parameters", "a curve that is written out in place of its name (RFC 5480 §2.1.1)",
                authorities.issue(authorities.broker().keys(keys).publicKey(withParameters(keys))));
    }

    private void falseSignatures() {
        wrong("certificate-bit-wrong", "one bit of its signature is wrong", Credentials.of(
                authorities.broker().issue().withOneBitOfTheSignatureWrong(), authorities.intermediate));
        Issued changed = authorities.authority("One Bit").issue();
        wrong("intermediate-bit-wrong", "one bit of the intermediate's signature is wrong",
                Credentials.of(below(changed), changed.withOneBitOfTheSignatureWrong()));
        wrong("rsa-certificate-bit-wrong", "one bit of its RSA signature is wrong", Credentials.of(
                below(rsaAuthority).withOneBitOfTheSignatureWrong(), rsaAuthority));
    }

    private void handshakeSignatures() {
        wrong("other-key", "the handshake is signed with another key than the certificate's",
                sound().signingWith(KeyPairs.p256()));
        wrong("other-rsa-key", "the same with RSA", rsaBroker(2048).signingWith(KeyPairs.rsa(2048)));
        cases.add(refuse("handshake-bit-wrong", "one bit of the handshake's signature is wrong",
                tampered(Messages.CERTIFICATE_VERIFY, Messages.SERVER_KEY_EXCHANGE)));
        cases.add(refuse("finished-wrong", "one bit of Finished is wrong", tampered(Messages.FINISHED)));
        cases.add(refuse("other-handshake", "the signature is that of a handshake with other random numbers",
                new TlsPlay(sound()) {
                    @Override
                    Messages messages(Encounter encounter) throws IOException {
                        return new Tampering(encounter, IN_SERVER_RANDOM, Messages.SERVER_HELLO);
                    }
                }).only("1.2"));
    }

    private TlsPlay tampered(int... types) {
        return new TlsPlay(sound()) {
            @Override
            Messages messages(Encounter encounter) throws IOException {
                return new Tampering(encounter, Tampering.LAST_BYTE, types);
            }
        };
    }

    private Credentials sound() {
        return authorities.issue(authorities.broker());
    }

    private Credentials signedBy(String algorithm) {
        return Credentials.of(Draft.broker(authorities.name).issuer(rsaAuthority).signedBy(algorithm).issue(),
                rsaAuthority);
    }

    private Credentials rsaBroker(int bits) {
        return authorities.issue(authorities.broker().keys(KeyPairs.rsa(bits)));
    }

    private TlsPlay brokerOn(String curve) {
        return new TlsPlay(authorities.issue(authorities.broker().keys(KeyPairs.ec(curve))));
    }

    private Credentials issuedOn(String curve) {
        Issued authority = authorities.authority("On " + curve).keys(KeyPairs.ec(curve)).issue();
        return Credentials.of(below(authority), authority);
    }

    private static SubjectPublicKeyInfo withParameters(KeyPair keys) {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECNamedCurves.getByName("secp256r1")),
                Draft.infoOf(keys).getPublicKeyData().getBytes());
    }

    private Issued below(Issued issuer) {
        return Draft.broker(authorities.name).issuer(issuer).issue();
    }

    private void wrong(String title, String what, Credentials presented) {
        cases.add(refuse(title, what, new TlsPlay(presented)));
    }
}
