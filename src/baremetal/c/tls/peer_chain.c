/*
 * A Certificate message, with the parts that only TLS 1.3 has in brackets (RFC 5246 §7.4.2, RFC 8446 §4.4.2):
 *
 *     1      3        [1         n]        3        3        n     [2       n]
 *     type | length | [context's length] | length | length | DER | [extensions] | length | DER | ...
 */
#include "tls/peer_chain.h"

struct reader {
    const uint8_t *next;
    size_t left;
};

static int skip(struct reader *reader, size_t count) {
    if (count > reader->left) {
        reader->left = 0;
        return 0;
    }
    reader->next += count;
    reader->left -= count;
    return 1;
}

/* A number of so many bytes, most significant first; 0 when they are not there. */
static size_t number(struct reader *reader, size_t bytes) {
    size_t value = 0;
    const uint8_t *from = reader->next;
    if (skip(reader, bytes)) {
        for (size_t i = 0; i < bytes; i++) {
            value = value << 8 | from[i];
        }
    }
    return value;
}

static int is_certificate(const mbedtls_ssl_context *ssl) {
    return ssl->MBEDTLS_PRIVATE(in_msg) != NULL
        && ssl->MBEDTLS_PRIVATE(in_msgtype) == MBEDTLS_SSL_MSG_HANDSHAKE
        && ssl->MBEDTLS_PRIVATE(in_hslen) > 4
        && ssl->MBEDTLS_PRIVATE(in_msg)[0] == MBEDTLS_SSL_HS_CERTIFICATE;
}

/* The reader stands before a certificate's length; it goes behind the certificate. */
static size_t certificate(struct reader *reader, int is_tls13, const uint8_t **der) {
    size_t length = number(reader, 3);
    *der = reader->next;
    if (!skip(reader, length)) {
        return 0;
    }
    if (is_tls13) {
        skip(reader, number(reader, 2));
    }
    return length;
}

size_t peer_chain_refused(const mbedtls_ssl_context *ssl, uint32_t index, const uint8_t **der) {
    if (!is_certificate(ssl)) {
        return 0;
    }
    struct reader reader = { ssl->MBEDTLS_PRIVATE(in_msg) + 4, ssl->MBEDTLS_PRIVATE(in_hslen) - 4 };
    int is_tls13 = mbedtls_ssl_get_version_number(ssl) == MBEDTLS_SSL_VERSION_TLS1_3;
    if (is_tls13) {
        skip(&reader, number(&reader, 1));
    }
    number(&reader, 3);
    for (; index > 0 && reader.left > 0; index--) {
        certificate(&reader, is_tls13, der);
    }
    return certificate(&reader, is_tls13, der);
}

size_t peer_chain_verified(const mbedtls_ssl_context *ssl, uint32_t index, const uint8_t **der) {
    const mbedtls_x509_crt *certificate = mbedtls_ssl_get_peer_cert(ssl);
    for (; index > 0 && certificate != NULL; index--) {
        certificate = certificate->next;
    }
    if (certificate == NULL) {
        return 0;
    }
    *der = certificate->raw.p;
    return certificate->raw.len;
}
