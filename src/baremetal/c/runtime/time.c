#include "runtime/time.h"
#include "board/clock.h"

#define NANOS_PER_TICK (1000000000 / CLOCK_TICKS_PER_SECOND)

int64_t teavm_currentTimeMillis(void) {
    return clock_is_set() ? clock_utc_millis() : clock_uptime_millis();
}

int64_t teavm_currentTimeNano(void) {
    return clock_ticks() * NANOS_PER_TICK;
}
