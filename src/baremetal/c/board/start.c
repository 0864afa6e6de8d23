/* From reset to main(): vectors, memory, and the board's parts in the order in which they need each other. */
#include <stddef.h>
#include <stdint.h>

#include "board/clock.h"
#include "board/console.h"
#include "board/fault.h"
#include "board/handlers.h"
#include "board/i2c.h"
#include "board/memory_map.h"
#include "board/places.h"
#include "board/reset.h"
#include "board/semihosting.h"
#include "board/stack.h"

extern void _set_tls(void *base);       /* picolibc's */
extern int main(int argc, char **argv);

static void fill_memory(void) {
    const uint32_t *from = data_load;
    for (uintptr_t to = PLACE(data_start); to < PLACE(data_end); to += sizeof *from) {
        *word_at(to) = *from++;
    }
    for (uintptr_t to = PLACE(bss_start); to < PLACE(bss_end); to += sizeof *from) {
        *word_at(to) = 0;
    }
    _set_tls(thread_local_base);
}

static void start_board(void) {
    stack_paint();
    reset_init();
    fault_init();
    memory_map_init();
    clock_init();
    console_init();
    i2c_init();
}

_Noreturn void start(void) {
    static char name[] = "limpet";
    static char *arguments[] = { name, NULL };
    fill_memory();
    start_board();
    semihosting_exit(main(1, arguments));
}

/* Arm DDI0403, B1.5.2: the first stack pointer, 15 exceptions, and of the interrupts the only one in use. */
typedef void (*vector)(void);
__attribute__((section(".vectors"), used)) static const vector vectors[] = {
    (vector) PLACE(stack_top), start,
    fault_enter,                        /* NMI: the watchdog */
    fault_enter, fault_enter, fault_enter, fault_enter,     /* HardFault, MemManage, BusFault, UsageFault */
    NULL, NULL, NULL, NULL,
    fault_enter, fault_enter, NULL, fault_enter,            /* SVCall, DebugMonitor, PendSV: nobody uses them */
    clock_tick,                         /* SysTick */
    console_receive                     /* interrupt 0: UART 0 has received a byte */
};
