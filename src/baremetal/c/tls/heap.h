/*
 * mbedTLS's heap: a static pool of its own, so that what TLS takes is known at link time and a peer who makes it take
 * more can exhaust nothing else.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/** Bytes of the pool, a multiple of 8. A handshake takes 28 to 43 KB of it (docs/measurements.md). */
#ifndef TLS_HEAP_BYTES
#define TLS_HEAP_BYTES 45056
#endif

/** count * size zeroed bytes, aligned to 8; null when the pool has no such piece left, or when there is an overflow. */
void *tls_heap_calloc(size_t count, size_t size);

/** Gives back what tls_heap_calloc gave; null is allowed. */
void tls_heap_free(void *pointer);

/** How often tls_heap_calloc had nothing to give, since start-up. */
uint32_t tls_heap_refusals(void);

/** Bytes in use, headers included, as in tls/tls.h. */
int32_t tls_heap_used(void);

/** The most that was in use since start-up. */
int32_t tls_heap_peak(void);
