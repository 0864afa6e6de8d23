package io.limpet.bouncycastle;

import java.util.Vector;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;

/**
 * What is offered to a server, best first: all of it with forward secrecy and authenticated encryption (RFC 9325 §4.2),
 * nothing with SHA-1.
 */
final class TlsPolicy {

    private static final int[] SUITES_12 = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    };
    private static final int[] SUITES_13 = {
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_AES_256_GCM_SHA384,
    };
    private static final int[] GROUPS = {NamedGroup.x25519, NamedGroup.secp256r1, NamedGroup.secp384r1};

    /** For what the peers of TLS 1.3 sign in the handshake: PKCS #1 v1.5 is not allowed there (RFC 8446 §4.2.3). */
    private static final int[] SCHEMES_13 = {
        SignatureScheme.ecdsa_secp256r1_sha256,
        SignatureScheme.ecdsa_secp384r1_sha384,
        SignatureScheme.rsa_pss_rsae_sha256,
        SignatureScheme.rsa_pss_rsae_sha384,
        SignatureScheme.rsa_pss_rsae_sha512,
    };
    /** For certificates, and in TLS 1.2 for the handshake as well. */
    private static final int[] SCHEMES_PKCS1 = {
        SignatureScheme.rsa_pkcs1_sha256,
        SignatureScheme.rsa_pkcs1_sha384,
        SignatureScheme.rsa_pkcs1_sha512,
    };
    private static final int[] SCHEMES_CERTIFICATE = {
        SignatureScheme.ecdsa_secp256r1_sha256,
        SignatureScheme.ecdsa_secp384r1_sha384,
    };

    private TlsPolicy() {
    }

    /** @param version {@code "1.2"} or {@code "1.3"} */
    static ProtocolVersion[] versions(String version) {
        return (is13(version) ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12).only();
    }

    static int[] suites(String version) {
        return is13(version) ? SUITES_13 : SUITES_12;
    }

    static Vector<Integer> groups() {
        Vector<Integer> groups = new Vector<Integer>();
        for (int i = 0; i < GROUPS.length; i++) {
            groups.addElement(Integer.valueOf(GROUPS[i]));
        }
        return groups;
    }

    static Vector<SignatureAndHashAlgorithm> handshakeSignatures(String version) {
        Vector<SignatureAndHashAlgorithm> all = new Vector<SignatureAndHashAlgorithm>();
        add(all, SCHEMES_13);
        if (!is13(version)) {
            add(all, SCHEMES_PKCS1);
        }
        return all;
    }

    static Vector<SignatureAndHashAlgorithm> certificateSignatures() {
        Vector<SignatureAndHashAlgorithm> all = new Vector<SignatureAndHashAlgorithm>();
        add(all, SCHEMES_CERTIFICATE);
        add(all, SCHEMES_PKCS1);
        return all;
    }

    static boolean is13(String version) {
        return version.equals("1.3");
    }

    private static void add(Vector<SignatureAndHashAlgorithm> all, int[] schemes) {
        for (int i = 0; i < schemes.length; i++) {
            all.addElement(SignatureScheme.getSignatureAndHashAlgorithm(schemes[i]));
        }
    }
}
