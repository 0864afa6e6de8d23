/* What is offered to a server and what is accepted of it: the same for every connection, but for the version. */
#pragma once

#include <stdint.h>

#include "mbedtls/ssl.h"

/**
 * Fills in a configuration that mbedtls_ssl_config_init has prepared.
 *
 * @param version the only one to offer: 12 or 13
 * @return 0, or an error as in tls/tls.h
 */
int32_t policy_apply(mbedtls_ssl_config *config, int32_t version);

/**
 * Whether to check the signatures of a peer's chain at all: 1 when the work has a bound, else 0. Nobody is trusted yet
 * at that moment, and whoever sits on the wire could keep the device busy until its watchdog bites.
 */
int policy_affords(const mbedtls_x509_crt *chain);
