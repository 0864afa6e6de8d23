#include "board/watchdog.h"

#include "board/clock.h"
#include "board/registers.h"

#define WDOGLOAD                REGISTER(0x40008000)
#define WDOGCONTROL             REGISTER(0x40008008)
#define WDOGINTCLR              REGISTER(0x4000800C)    /* any write: clears the interrupt and starts the count anew */
#define WDOGRIS                 REGISTER(0x40008010)
#define WDOGLOCK                REGISTER(0x40008C00)
#define WDOGLOCK_OPEN           0x1ACCE551u
#define WDOGLOCK_CLOSED         0u
#define WDOGCONTROL_INTEN       (1u << 0)
#define WDOGCONTROL_RESEN       (1u << 1)

#define ROUND_MILLIS_MAX        (int32_t) (UINT32_MAX / CLOCK_TICKS_PER_MILLI)

static int32_t rounds;                  /* 0: not started */
static volatile int32_t rounds_left;

static void clear(void) {
    WDOGLOCK = WDOGLOCK_OPEN;
    WDOGINTCLR = 1;
    WDOGLOCK = WDOGLOCK_CLOSED;
}

void watchdog_start(int32_t timeout_millis) {
    rounds = timeout_millis / ROUND_MILLIS_MAX + 1;
    rounds_left = rounds;
    WDOGLOCK = WDOGLOCK_OPEN;
    WDOGLOAD = (uint32_t) (timeout_millis / rounds + 1) * CLOCK_TICKS_PER_MILLI;
    WDOGCONTROL = WDOGCONTROL_INTEN | WDOGCONTROL_RESEN;
    WDOGLOCK = WDOGLOCK_CLOSED;
}

void watchdog_feed(void) {
    if (rounds > 0) {
        rounds_left = rounds;
        clear();
    }
}

int32_t watchdog_expired(void) {
    if (WDOGRIS == 0) {
        return 0;
    }
    if (--rounds_left <= 0) {
        return 1;
    }
    clear();
    return 0;
}
