/* What lwIP asks of its platform: the time, and what to do when it finds itself in disorder. */
#include "lwip/sys.h"

#include "board/clock.h"
#include "board/console.h"
#include "board/reset.h"

u32_t sys_now(void) {
    return (u32_t) clock_uptime_millis();
}

static void print_decimal(int value) {
    char digits[12];
    char *first = digits + sizeof digits - 1;
    *first = 0;
    do {
        *--first = (char) ('0' + value % 10);
        value /= 10;
    } while (value > 0);
    console_print(first);
}

_Noreturn void net_assertion_failed(const char *file, int line) {
    console_print("network: lwIP 2.2.1 found itself in disorder, ");
    console_print(file);
    console_print(":");
    print_decimal(line);
    console_print("\r\n");
    reset_now(RESET_LIBRARY_FAILURE);
}
