/* System.currentTimeMillis() and nanoTime(), by the names TeaVM has for them. The firmware asks its board instead. */
#pragma once
#include <stdint.h>

/** Milliseconds since 1970 once the clock is set, until then since start-up. */
int64_t teavm_currentTimeMillis(void);

/** Nanoseconds since start-up, in steps of a tick. */
int64_t teavm_currentTimeNano(void);
