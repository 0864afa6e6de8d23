/* What went wrong last, and of what kind it was: what tls_failure and its neighbours of tls/tls.h answer. */
#pragma once

#include <stdint.h>

#include "mbedtls/ssl.h"

/** Forgets: a new attempt begins. */
void diagnosis_reset(void);

/** Remembers an error, unless there is one already, and what the context knows of it; returns the one that stands. */
int32_t diagnosis_note(const mbedtls_ssl_context *ssl, int32_t error);
