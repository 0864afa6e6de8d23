/*
 * Signatures over bytes, beside TLS: ECDSA on P-256 with SHA-256 (FIPS 186-5 §6.4). The memory that it takes is of
 * TLS's pool.
 */
#pragma once

#include <stdint.h>

/**
 * Whether a signature was made with the private half of a key.
 *
 * @param key a SubjectPublicKeyInfo in DER (RFC 5480 §2), of a P-256 key
 * @param signature an ECDSA-Sig-Value in DER (RFC 3279 §2.2.3)
 * @return 1 when it was; 0 when not, or when key or signature are malformed; below 0 when the pool is exhausted
 */
int32_t signature_verify(const void *key, int32_t key_length, const void *bytes, int32_t length,
    const void *signature, int32_t signature_length);
