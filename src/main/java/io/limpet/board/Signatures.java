package io.limpet.board;

import java.io.IOException;

/**
 * Verifies signatures through the platform's own cryptography: ECDSA on P-256 with SHA-256 (FIPS 186-5 §6.4), which
 * every board has for TLS.
 */
public interface Signatures {

    /**
     * Whether a signature over bytes was made with the private half of a key. On a small chip this takes a second.
     *
     * @param publicKey a SubjectPublicKeyInfo of a P-256 key, DER (RFC 5480 §2)
     * @param signature an ECDSA-Sig-Value, DER (RFC 3279 §2.2.3); anything else is no good signature
     * @return false also when key or signature are malformed or their numbers out of range
     * @throws IOException when the platform cannot verify at all; its text says why
     */
    boolean verify(byte[] publicKey, byte[] bytes, int offset, int length, byte[] signature) throws IOException;
}
