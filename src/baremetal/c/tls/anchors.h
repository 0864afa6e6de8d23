/* The trust anchors of an attempt, in TLS's pool: as DER, read again when a chain is about to end in one of them. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "mbedtls/x509_crt.h"

/** As tls_trust of tls/tls.h. */
int32_t anchors_add(const uint8_t *der, size_t length);

/** 1 when there is none, else 0. */
int anchors_are_none(void);

/**
 * mbedTLS asks it for those that may have issued a certificate (mbedtls_x509_crt_ca_cb_t), before it checks the
 * signature; so this is also where a chain that would be too much work is refused (policy_affords).
 */
int anchors_find(void *context, const mbedtls_x509_crt *child, mbedtls_x509_crt **candidates);

/** Forgets them. A second call does nothing. */
void anchors_free(void);
