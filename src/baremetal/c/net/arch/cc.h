/* What lwIP must know of compiler and platform (lwip/arch.h has the rest). */
#pragma once
#include <stdint.h>

#define LWIP_NO_UNISTD_H 1
#define LWIP_NO_CTYPE_H 1               /* picolibc's is a table of 257 bytes, lwIP's own a comparison */

/* A broken assertion is told with its place, not its text: that costs 2.7 KB of flash, the texts would cost 8.4. */
_Noreturn void net_assertion_failed(const char *file, int line);

#define LWIP_PLATFORM_ASSERT(message) net_assertion_failed(__FILE_NAME__, __LINE__)
#define LWIP_PLATFORM_DIAG(message) do { } while (0)
