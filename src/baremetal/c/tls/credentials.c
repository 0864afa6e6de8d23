#include "tls/credentials.h"

#include "mbedtls/ecp.h"
#include "mbedtls/pk.h"
#include "mbedtls/psa_util.h"
#include "mbedtls/rsa.h"
#include "mbedtls/x509_crt.h"
#include "tls/tls.h"

/* In front of a certificate its length, behind it in TLS 1.3 that of its extensions (RFC 8446 §4.4.2). */
enum { CERTIFICATE_FRAME_BYTES = 3 + 2 };

/* All zero is what mbedtls_x509_crt_init and mbedtls_pk_init make, and what wiping leaves. */
static mbedtls_x509_crt own_chain;
static mbedtls_pk_context own_key;
static size_t own_chain_bytes;

int32_t credentials_add_certificate(const uint8_t *der, size_t length) {
    own_chain_bytes += length + CERTIFICATE_FRAME_BYTES;
    if (own_chain_bytes > TLS_OWN_CHAIN_BYTES_MAX) {
        return TLS_ERROR_CHAIN_TOO_LONG;
    }
    return mbedtls_x509_crt_parse_der(&own_chain, der, length);
}

static int has_own_chain(void) {
    return own_chain.raw.p != NULL;
}

static int is_same_public_key(const mbedtls_pk_context *one, const mbedtls_pk_context *other) {
    if (mbedtls_pk_get_type(one) != mbedtls_pk_get_type(other)) {
        return 0;
    }
    if (mbedtls_pk_get_type(one) == MBEDTLS_PK_RSA) {
        return mbedtls_mpi_cmp_mpi(&mbedtls_pk_rsa(*one)->MBEDTLS_PRIVATE(N),
            &mbedtls_pk_rsa(*other)->MBEDTLS_PRIVATE(N)) == 0;
    }
    return mbedtls_ecp_point_cmp(&mbedtls_pk_ec(*one)->MBEDTLS_PRIVATE(Q),
        &mbedtls_pk_ec(*other)->MBEDTLS_PRIVATE(Q)) == 0;
}

int32_t credentials_set_key(const uint8_t *der, size_t length) {
    if (!has_own_chain() || mbedtls_pk_get_type(&own_key) != MBEDTLS_PK_NONE) {
        return TLS_ERROR_ORDER;
    }
    int error = mbedtls_pk_parse_key(&own_key, der, length, NULL, 0, mbedtls_psa_get_random,
        MBEDTLS_PSA_RANDOM_STATE);
    if (error != 0) {
        return error;
    }
    return is_same_public_key(&own_chain.pk, &own_key) ? 0 : TLS_ERROR_KEY_MISMATCH;
}

int32_t credentials_apply(mbedtls_ssl_config *config) {
    if (!has_own_chain()) {
        return 0;
    }
    if (mbedtls_pk_get_type(&own_key) == MBEDTLS_PK_NONE) {
        return TLS_ERROR_KEY_MISMATCH;
    }
    return mbedtls_ssl_conf_own_cert(config, &own_chain, &own_key);
}

void credentials_wipe(mbedtls_ssl_config *config) {
    mbedtls_ssl_conf_own_cert(config, NULL, NULL);
    mbedtls_x509_crt_free(&own_chain);
    mbedtls_pk_free(&own_key);
    own_chain_bytes = 0;
}
