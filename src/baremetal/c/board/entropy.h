/*
 * Random bits to seed a generator from. This board has no source: they are the host's /dev/urandom where it is
 * emulated (semihosting.h), and elsewhere there are none. Never a constant.
 */
#pragma once
#include <stdint.h>

/** Fills out with length bytes; 0, or -1 when there is no source, and then nothing may be made of out. */
int32_t entropy_read(void *out, int32_t length);

/** 1 when the source is the chip's own, fit for production; 0 here. */
int32_t entropy_is_hardware(void);
