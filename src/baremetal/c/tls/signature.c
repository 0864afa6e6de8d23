#include "tls/signature.h"

#include "mbedtls/ecp.h"
#include "mbedtls/error.h"
#include "mbedtls/pk.h"
#include "mbedtls/sha256.h"
#include "tls/heap.h"

enum { HASH_BYTES = 32 };

static int is_on_p256(const mbedtls_pk_context *key) {
    return mbedtls_pk_get_type(key) == MBEDTLS_PK_ECKEY
        && mbedtls_pk_ec(*key)->MBEDTLS_PRIVATE(grp).id == MBEDTLS_ECP_DP_SECP256R1;
}

static int parse(mbedtls_pk_context *key, const uint8_t *der, size_t length) {
    uint8_t *at = (uint8_t *) der;      /* read only, whatever its type says (mbedtls/pk.h) */
    int error = mbedtls_pk_parse_subpubkey(&at, der + length, key);
    return error == 0 && at == der + length && is_on_p256(key);
}

static int is_good(mbedtls_pk_context *key, const uint8_t *bytes, size_t length, const uint8_t *signature,
        size_t signature_length) {
    uint8_t hash[HASH_BYTES];
    return mbedtls_sha256(bytes, length, hash, 0) == 0
        && mbedtls_pk_verify(key, MBEDTLS_MD_SHA256, hash, sizeof hash, signature, signature_length) == 0;
}

int32_t signature_verify(const void *key, int32_t key_length, const void *bytes, int32_t length,
        const void *signature, int32_t signature_length) {
    if (key_length < 0 || length < 0 || signature_length < 0) {
        return 0;
    }
    uint32_t refusals_before = tls_heap_refusals();
    mbedtls_pk_context parsed;
    mbedtls_pk_init(&parsed);
    int good = parse(&parsed, key, (size_t) key_length)
        && is_good(&parsed, bytes, (size_t) length, signature, (size_t) signature_length);
    mbedtls_pk_free(&parsed);
    return !good && tls_heap_refusals() != refusals_before ? MBEDTLS_ERR_PK_ALLOC_FAILED : good;
}
