/* A verified TLS connection as a stream of bytes, for a program that waits. */
#pragma once
#include <stdint.h>

/**
 * Connects and shakes hands.
 *
 * @param anchor the resource with the authority's certificate, in DER
 * @return 0, or an error of tls/tls.h, or -1 when there is no TCP connection
 */
int32_t stream_open(int32_t address, int32_t port, int32_t tls_version, const char *host, const char *anchor);

/** Sends all of the bytes; 0, or an error. */
int32_t stream_write(const uint8_t *bytes, int32_t length);

/** Reads exactly so many bytes; 0, or an error. */
int32_t stream_read(uint8_t *into, int32_t length);

/** Reads whatever there is for so long. */
void stream_wait(int32_t millis);

void stream_close(void);
