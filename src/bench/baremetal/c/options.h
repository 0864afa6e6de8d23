/* What the program is to do: resources of the image, each a short text. */
#pragma once
#include <stdint.h>

enum { OPTION_BYTES_MAX = 63 };

/** A text, valid until the next call; empty when there is no such resource. */
const char *option_text(const char *name);

/** A decimal number; 0 when there is no such resource. */
int32_t option_number(const char *name);
