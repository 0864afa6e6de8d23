/* The certificates that the peer has sent, read where they lie. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "mbedtls/ssl.h"

/**
 * Finds a certificate in the Certificate message that mbedTLS has received last. It stays there after a refusal, until
 * the next message is read or the context is freed, so that nothing need be copied for the case that it is refused.
 *
 * @param der receives where it lies
 * @return its length, 0 when there is no such certificate, or the last message was another
 */
size_t peer_chain_refused(const mbedtls_ssl_context *ssl, uint32_t index, const uint8_t **der);

/**
 * Finds a certificate of the chain that mbedTLS has verified, which stays until the context is freed.
 *
 * @param der receives where it lies
 * @return its length, 0 when there is no such certificate
 */
size_t peer_chain_verified(const mbedtls_ssl_context *ssl, uint32_t index, const uint8_t **der);
