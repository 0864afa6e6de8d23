/* The date from a time server (SNTP, RFC 5905 §14). Not authenticated. */
#pragma once
#include <stdint.h>

/** Asks once and sets the clock; 0, or -1 when no good answer came in time. */
int32_t sntp_set_clock(int32_t address, int32_t port);
