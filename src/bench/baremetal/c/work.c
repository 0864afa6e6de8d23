#include "work.h"

#include <string.h>

#include "board/clock.h"
#include "board/console.h"
#include "board/stack.h"
#include "tls/tls.h"

static int64_t busy_before;
static int64_t elapsed_before;

static void print_number(int64_t number) {
    char digits[20];
    int32_t first = sizeof digits;
    do {
        digits[--first] = (char) ('0' + number % 10);
        number /= 10;
    } while (number != 0);
    console_print(" ");
    console_write(digits + first, (int32_t) sizeof digits - first);
}

static void print_used(const char *name, int32_t bytes) {
    console_print("used ");
    console_print(name);
    print_number(bytes);
    console_print("\r\n");
}

void work_begin(void) {
    elapsed_before = clock_ticks();
    busy_before = clock_busy_ticks();
}

void work_end(const void *name, int32_t length) {
    int64_t busy = clock_busy_ticks() - busy_before;
    int64_t elapsed = clock_ticks() - elapsed_before;
    console_print("work ");
    console_write(name, length);
    print_number(busy);
    print_number(elapsed);
    console_print("\r\n");
}

void work_report_memory(void) {
    print_used("stack", stack_peak());
    print_used("tls", tls_heap_peak());
}
