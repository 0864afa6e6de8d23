#include "board/clock.h"

#include "board/handlers.h"
#include "board/registers.h"

#define FPGAIO_COUNTER          REGISTER(0x40028018)
#define SYST_CSR                REGISTER(0xE000E010)
#define SYST_RVR                REGISTER(0xE000E014)
#define SYST_CVR                REGISTER(0xE000E018)
#define SYST_CSR_ENABLE         (1u << 0)
#define SYST_CSR_TICKINT        (1u << 1)
#define SYST_CSR_CLKSOURCE      (1u << 2)       /* the processor's clock, 25 MHz */

static uint32_t counter_start;                  /* of the counter, which a reset does not clear */
static uint32_t counter_last;
static uint32_t counter_wraps;
static int64_t idle_ticks;
static int64_t utc_offset_millis;               /* of the wall clock to the uptime */
static int32_t is_set;

void clock_init(void) {
    counter_start = FPGAIO_COUNTER;
    SYST_RVR = CLOCK_TICKS_PER_MILLI - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_CLKSOURCE | SYST_CSR_TICKINT | SYST_CSR_ENABLE;
}

int64_t clock_ticks(void) {
    uint32_t before = interrupts_mask();        /* or a tick in between would see the count go back */
    uint32_t now = FPGAIO_COUNTER - counter_start;
    if (now < counter_last) {
        counter_wraps++;
    }
    counter_last = now;
    int64_t ticks = (int64_t) counter_wraps << 32 | now;
    interrupts_restore(before);
    return ticks;
}

/* Often enough that no wrap is missed. Its other use: without an interrupt QEMU looks at its network late. */
void clock_tick(void) {
    (void) clock_ticks();
}

int64_t clock_uptime_millis(void) {
    return clock_ticks() / CLOCK_TICKS_PER_MILLI;
}

void clock_idle(void) {
    int64_t from = clock_ticks();
    __asm__ volatile ("dsb\n wfi" : : : "memory");
    idle_ticks += clock_ticks() - from;
}

int64_t clock_busy_ticks(void) {
    return clock_ticks() - idle_ticks;
}

int32_t clock_is_set(void) {
    return is_set;
}

int64_t clock_utc_millis(void) {
    return clock_uptime_millis() + utc_offset_millis;
}

void clock_set_utc_millis(int64_t utc_millis) {
    utc_offset_millis = utc_millis - clock_uptime_millis();
    is_set = 1;
}
