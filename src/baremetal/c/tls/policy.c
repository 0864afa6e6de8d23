#include "tls/policy.h"

#include <string.h>

#include "mbedtls/oid.h"
#include "mbedtls/psa_util.h"
#include "mbedtls/rsa.h"
#include "tls/anchors.h"
#include "tls/tls.h"

/* The server's certificate, three intermediate ones, and a root, which need not be sent. */
enum { PEER_CERTIFICATES_MAX = MBEDTLS_X509_MAX_INTERMEDIATE_CA + 2 };

/* It is 65537 in practice. One as long as the modulus would take a hundred times as long. */
enum { RSA_PUBLIC_EXPONENT_BITS_MAX = 32 };

/* Signatures by SHA-256 or longer; keys with a strength of 112 bits or more (NIST SP 800-57 part 1, table 2). */
static const mbedtls_x509_crt_profile profile = {
    MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA256) | MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA384)
        | MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA512),
    MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_RSA) | MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_RSASSA_PSS)
        | MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_ECKEY) | MBEDTLS_X509_ID_FLAG(MBEDTLS_PK_ECDSA),
    MBEDTLS_X509_ID_FLAG(MBEDTLS_ECP_DP_SECP256R1) | MBEDTLS_X509_ID_FLAG(MBEDTLS_ECP_DP_SECP384R1),
    2048,
};

/* An extension's identifier, 2.5.29.30 (RFC 5280 §4.2.1.10). Found where it is none, it only costs a refusal. */
static int has_name_constraints(const mbedtls_x509_crt *certificate) {
    static const uint8_t identifier[] = { 0x06, 0x03, 0x55, 0x1d, 0x1e };
    const mbedtls_x509_buf *extensions = &certificate->v3_ext;
    for (size_t i = 0; i + sizeof identifier <= extensions->len; i++) {
        if (memcmp(extensions->p + i, identifier, sizeof identifier) == 0) {
            return 1;
        }
    }
    return 0;
}

/*
 * What mbedTLS takes and must not. It would look for the name in the common name where there are no alternative ones
 * (RFC 9525 §2), and reads name constraints nowhere: where they are critical it refuses by itself, as we do elsewhere.
 */
static int on_certificate(void *context, mbedtls_x509_crt *certificate, int depth, uint32_t *flags) {
    (void) context;
    if (depth == 0 && !mbedtls_x509_crt_has_ext_type(certificate, MBEDTLS_X509_EXT_SUBJECT_ALT_NAME)) {
        *flags |= MBEDTLS_X509_BADCERT_CN_MISMATCH;
    }
    if (depth > 0 && has_name_constraints(certificate)) {
        *flags |= MBEDTLS_X509_BADCERT_OTHER;
    }
    return 0;
}

int32_t policy_apply(mbedtls_ssl_config *config, int32_t version) {
    if (version != 12 && version != 13) {
        return TLS_ERROR_VERSION;
    }
    int error = mbedtls_ssl_config_defaults(config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
        MBEDTLS_SSL_PRESET_DEFAULT);
    if (error != 0) {
        return error;
    }
    mbedtls_ssl_protocol_version only = version == 12 ? MBEDTLS_SSL_VERSION_TLS1_2 : MBEDTLS_SSL_VERSION_TLS1_3;
    mbedtls_ssl_conf_min_tls_version(config, only);
    mbedtls_ssl_conf_max_tls_version(config, only);
    mbedtls_ssl_conf_authmode(config, MBEDTLS_SSL_VERIFY_REQUIRED);
    mbedtls_ssl_conf_verify(config, on_certificate, NULL);
    mbedtls_ssl_conf_ca_cb(config, anchors_find, NULL);
    mbedtls_ssl_conf_cert_profile(config, &profile);
    mbedtls_ssl_conf_rng(config, mbedtls_psa_get_random, MBEDTLS_PSA_RANDOM_STATE);
    return 0;
}

static int is_affordable(const mbedtls_pk_context *key) {
    return mbedtls_pk_get_type(key) != MBEDTLS_PK_RSA
        || mbedtls_mpi_bitlen(&mbedtls_pk_rsa(*key)->MBEDTLS_PRIVATE(E)) <= RSA_PUBLIC_EXPONENT_BITS_MAX;
}

int policy_affords(const mbedtls_x509_crt *chain) {
    int count = 0;
    for (; chain != NULL; chain = chain->next) {
        if (++count > PEER_CERTIFICATES_MAX || !is_affordable(&chain->pk)) {
            return 0;
        }
    }
    return 1;
}
