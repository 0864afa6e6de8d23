/* Numbers that nobody on the network can guess, each from the board's entropy source. */
#pragma once
#include <stdint.h>

/** 32 random bits. Where the board has no source the device stops with a message and resets: there is no substitute. */
uint32_t net_random(void);

/** A port for a socket of ours: of the dynamic ones, 49152 to 65535 (RFC 6056 §3.2, RFC 6335 §6). */
uint16_t net_random_port(void);
