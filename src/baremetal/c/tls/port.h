/* What mbedTLS asks of the platform beside memory: the date, and random bits from board/entropy.h. */
#pragma once

#include <stdint.h>

/** Seconds since 1970-01-01 UTC by board/clock.h, which tls_begin has found set; also into *seconds unless null. */
int64_t tls_port_time(int64_t *seconds);

/** How often the entropy source failed, since start-up. */
uint32_t tls_port_entropy_failures(void);
