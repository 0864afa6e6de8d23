#include "tls/anchors.h"

#include <string.h>

#include "mbedtls/platform.h"
#include "tls/policy.h"
#include "tls/tls.h"

struct anchor {
    struct anchor *next;
    size_t length;
    size_t subject_offset;
    size_t subject_length;
    uint8_t der[];
};

static struct anchor *first;

static int32_t keep(const mbedtls_x509_crt *certificate) {
    size_t length = certificate->raw.len;
    struct anchor *anchor = mbedtls_calloc(1, sizeof *anchor + length);
    if (anchor == NULL) {
        return MBEDTLS_ERR_X509_ALLOC_FAILED;
    }
    anchor->length = length;
    anchor->subject_offset = (size_t) (certificate->subject_raw.p - certificate->raw.p);
    anchor->subject_length = certificate->subject_raw.len;
    memcpy(anchor->der, certificate->raw.p, length);
    anchor->next = first;
    first = anchor;
    return 0;
}

int32_t anchors_add(const uint8_t *der, size_t length) {
    mbedtls_x509_crt certificate;
    mbedtls_x509_crt_init(&certificate);
    int32_t error = mbedtls_x509_crt_parse_der_nocopy(&certificate, der, length);
    if (error == 0) {
        error = mbedtls_x509_crt_get_ca_istrue(&certificate) == 1 ? keep(&certificate) : TLS_ERROR_ANCHOR_IS_NO_CA;
    }
    mbedtls_x509_crt_free(&certificate);
    return error;
}

int anchors_are_none(void) {
    return first == NULL;
}

/* Byte for byte: an authority writes its name alike in its own certificate and as an issuer (RFC 5280 §4.1.2.6). */
static int may_have_issued(const struct anchor *anchor, const mbedtls_x509_crt *child) {
    return anchor->subject_length == child->issuer_raw.len
        && memcmp(anchor->der + anchor->subject_offset, child->issuer_raw.p, child->issuer_raw.len) == 0;
}

int anchors_find(void *context, const mbedtls_x509_crt *child, mbedtls_x509_crt **candidates) {
    (void) context;
    if (!policy_affords(child)) {
        return MBEDTLS_ERR_X509_FATAL_ERROR;
    }
    mbedtls_x509_crt *list = mbedtls_calloc(1, sizeof *list);       /* mbedTLS frees it */
    if (list == NULL) {
        return MBEDTLS_ERR_X509_ALLOC_FAILED;
    }
    mbedtls_x509_crt_init(list);
    *candidates = list;
    for (const struct anchor *anchor = first; anchor != NULL; anchor = anchor->next) {
        if (may_have_issued(anchor, child)) {
            int error = mbedtls_x509_crt_parse_der_nocopy(list, anchor->der, anchor->length);
            if (error != 0) {
                return error;
            }
        }
    }
    return 0;
}

void anchors_free(void) {
    while (first != NULL) {
        struct anchor *next = first->next;
        mbedtls_free(first);
        first = next;
    }
}
