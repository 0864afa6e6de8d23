/* The device's own chain and key, in TLS's pool for as long as a handshake takes. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "mbedtls/ssl.h"

/** As tls_identify and tls_key of tls/tls.h. */
int32_t credentials_add_certificate(const uint8_t *der, size_t length);
int32_t credentials_set_key(const uint8_t *der, size_t length);

/** Makes a configuration use them, if there are any; 0, or an error when there is a certificate without its key. */
int32_t credentials_apply(mbedtls_ssl_config *config);

/** Takes them out of the configuration and wipes them. A second call does nothing. */
void credentials_wipe(mbedtls_ssl_config *config);
