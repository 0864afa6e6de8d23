/*
 * mbedTLS 3.6 for a client that speaks TLS 1.2 or 1.3, one of them a connection, verifies by ECDSA or RSA and may
 * identify itself by either. What each option costs is in docs/measurements.md; names as in mbedtls/mbedtls_config.h.
 *
 * Records and certificates stay on mbedTLS's older interface (no USE_PSA_CRYPTO): PSA would set the AES key and GCM's
 * table up again for each record, which doubles the instructions of a publish.
 */
#pragma once

#include "tls/heap.h"
#include "tls/port.h"

/* The platform: the pool of heap.h; clock and entropy of port.h. Nothing prints. */
#define MBEDTLS_HAVE_ASM
#define MBEDTLS_PLATFORM_C
#define MBEDTLS_PLATFORM_MEMORY
#define MBEDTLS_PLATFORM_NO_STD_FUNCTIONS
#define MBEDTLS_PLATFORM_CALLOC_MACRO tls_heap_calloc
#define MBEDTLS_PLATFORM_FREE_MACRO tls_heap_free
#define MBEDTLS_HAVE_TIME
#define MBEDTLS_HAVE_TIME_DATE
#define MBEDTLS_PLATFORM_TIME_MACRO tls_port_time
#define MBEDTLS_PLATFORM_TIME_TYPE_MACRO int64_t
#define MBEDTLS_PLATFORM_GMTIME_R_ALT
#define MBEDTLS_PLATFORM_MS_TIME_ALT
#define MBEDTLS_NO_PLATFORM_ENTROPY
#define MBEDTLS_ENTROPY_HARDWARE_ALT
#define MBEDTLS_ENTROPY_C
#define MBEDTLS_ENTROPY_FORCE_SHA256
#define MBEDTLS_CTR_DRBG_C

/* AES-128-GCM, which every server of TLS 1.3 has (RFC 8446 §9.1) and nearly every one of TLS 1.2. */
#define MBEDTLS_AES_C
#define MBEDTLS_AES_ROM_TABLES
#define MBEDTLS_AES_FEWER_TABLES
#define MBEDTLS_AES_ONLY_128_BIT_KEY_LENGTH
#define MBEDTLS_CTR_DRBG_USE_128_BIT_KEY
#define MBEDTLS_BLOCK_CIPHER_NO_DECRYPT     /* GCM and CTR only ever encrypt a block */
#define MBEDTLS_CIPHER_C
#define MBEDTLS_GCM_C
#define MBEDTLS_MD_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA256_SMALLER
#define MBEDTLS_SHA384_C
#define MBEDTLS_SHA512_C
#define MBEDTLS_SHA512_SMALLER

/* RSA to 4096 bits, P-256, and P-384 for certificates: authorities in wide use sign with it. */
#define MBEDTLS_BIGNUM_C
#define MBEDTLS_RSA_C
#define MBEDTLS_ECDSA_C
#define MBEDTLS_MPI_MAX_SIZE 512
#define MBEDTLS_MPI_WINDOW_SIZE 3           /* a sixth off an RSA signature */
#define MBEDTLS_ECP_NIST_OPTIM
#define MBEDTLS_ECP_FIXED_POINT_OPTIM 1
#define MBEDTLS_PKCS1_V15
#define MBEDTLS_PKCS1_V21                   /* TLS 1.3 signs with RSA-PSS (RFC 8446 §4.2.3) */
#define MBEDTLS_X509_RSASSA_PSS_SUPPORT

/* Certificates and keys: DER only, no text dump. */
#define MBEDTLS_OID_C
#define MBEDTLS_ASN1_PARSE_C
#define MBEDTLS_ASN1_WRITE_C
#define MBEDTLS_PK_C
#define MBEDTLS_PK_PARSE_C
#define MBEDTLS_X509_USE_C
#define MBEDTLS_X509_CRT_PARSE_C
#define MBEDTLS_X509_REMOVE_INFO
#define MBEDTLS_X509_MAX_INTERMEDIATE_CA 3
#define MBEDTLS_X509_TRUSTED_CERTIFICATE_CALLBACK

/* A server may send whole records of 2^14 bytes (RFC 8446 §5.1); ours are short. */
#define MBEDTLS_SSL_CLI_C
#define MBEDTLS_SSL_TLS_C
#define MBEDTLS_SSL_SERVER_NAME_INDICATION
#define MBEDTLS_SSL_IN_CONTENT_LEN 16384
#define MBEDTLS_SSL_OUT_CONTENT_LEN 2048
#define MBEDTLS_SSL_PROTO_TLS1_2
#define MBEDTLS_KEY_EXCHANGE_ECDHE_RSA_ENABLED
#define MBEDTLS_KEY_EXCHANGE_ECDHE_ECDSA_ENABLED
#define MBEDTLS_SSL_EXTENDED_MASTER_SECRET
#define MBEDTLS_SSL_CIPHERSUITES MBEDTLS_TLS1_3_AES_128_GCM_SHA256, \
    MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256

/* TLS 1.3 is built on PSA crypto: key exchange and key derivation. */
#define MBEDTLS_SSL_PROTO_TLS1_3
#define MBEDTLS_SSL_TLS1_3_COMPATIBILITY_MODE   /* for what stands between and knows TLS 1.2 only (RFC 8446 §D.4) */
#define MBEDTLS_SSL_TLS1_3_KEY_EXCHANGE_MODE_EPHEMERAL_ENABLED
#define MBEDTLS_SSL_KEEP_PEER_CERTIFICATE       /* TLS 1.3 needs it; tls_peer_certificate shows it */
#define MBEDTLS_PSA_CRYPTO_C
#define MBEDTLS_PSA_CRYPTO_CONFIG
#define MBEDTLS_PSA_CRYPTO_CONFIG_FILE "tls/psa_config.h"
#define MBEDTLS_PSA_KEY_STORE_DYNAMIC           /* key slots in the pool, when used */
#define MBEDTLS_PSA_ASSUME_EXCLUSIVE_BUFFERS    /* one address space: no copies of arguments */
