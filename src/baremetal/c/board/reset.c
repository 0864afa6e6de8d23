#include "board/reset.h"

#include <stdbool.h>
#include <stddef.h>

#include "board/console.h"
#include "board/registers.h"

#define SCB_AIRCR               REGISTER(0xE000ED0C)
#define AIRCR_KEY               (0x05FAu << 16)
#define AIRCR_SYSRESETREQ       (1u << 2)
#define RSTINFO                 REGISTER(0x4001F010)    /* CMSDK system control; a 1 written clears the bit */
#define RSTINFO_WATCHDOG        (1u << 1)
#define RSTINFO_LOCKUP          (1u << 2)

#define MAGIC                   0x4C696D70u
#define CAUSE_UNTOLD            (-1)                    /* nobody had the time to record one */

/* The record is written when the device goes down, and read when it comes up. */
struct record {
    uint32_t magic;
    int32_t cause;
    uint32_t program_counter;
    uint32_t count;
    uint32_t checksum;
};
__attribute__((section(".noinit"))) static struct record record;

static int32_t cause;                                   /* of this start */
static uint32_t program_counter;

/* FNV-1a over all words but the last. */
static uint32_t checksum_of(const struct record *of) {
    const uint32_t words[] = { of->magic, (uint32_t) of->cause, of->program_counter, of->count };
    uint32_t sum = 0x811C9DC5u;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        sum = (sum ^ words[i]) * 0x01000193u;
    }
    return sum;
}

static void keep(int32_t new_cause, uint32_t new_program_counter, uint32_t count) {
    record = (struct record) { MAGIC, new_cause, new_program_counter, count, 0 };
    record.checksum = checksum_of(&record);
}

/* By the hardware's account, where the record has none; the pin leaves no trace in it. */
static int32_t untold_cause(void) {
    uint32_t information = RSTINFO;
    return information & RSTINFO_WATCHDOG ? RESET_WATCHDOG
            : information & RSTINFO_LOCKUP ? RESET_HARD_FAULT
            : RESET_REQUESTED;
}

static bool is_unwanted(int32_t of) {
    return of != RESET_POWER_ON && of != RESET_REQUESTED;
}

void reset_init(void) {
    if (record.magic != MAGIC || record.checksum != checksum_of(&record)) {
        keep(RESET_POWER_ON, 0, 0);
    }
    cause = record.cause != CAUSE_UNTOLD ? record.cause : untold_cause();
    program_counter = record.program_counter;
    RSTINFO = RSTINFO_WATCHDOG | RSTINFO_LOCKUP;
    keep(CAUSE_UNTOLD, 0, record.count + is_unwanted(cause));
}

int32_t reset_cause(void) {
    return cause;
}

int32_t reset_count(void) {
    return (int32_t) record.count;
}

int32_t reset_program_counter(void) {
    return (int32_t) program_counter;
}

_Noreturn void reset_at(int32_t new_cause, uint32_t new_program_counter) {
    keep(new_cause, new_program_counter, record.count);
    console_flush();
    __asm__ volatile ("dsb" : : : "memory");
    SCB_AIRCR = AIRCR_KEY | AIRCR_SYSRESETREQ;
    for (;;) {
    }
}

__attribute__((noinline)) _Noreturn void reset_now(int32_t new_cause) {
    uint32_t caller = (uint32_t) __builtin_return_address(0) & ~1u;
    console_print("\r\n*** reset: ");
    console_print(reset_words(new_cause));
    console_print(" at ");
    console_print_hex(caller);
    console_print("\r\n");
    reset_at(new_cause, caller);
}

const char *reset_words(int32_t of) {
    static const char *const words[] = {
        [RESET_POWER_ON] = "power came",
        [RESET_WATCHDOG] = "the watchdog was not fed",
        [RESET_HARD_FAULT] = "the processor refused an instruction",
        [RESET_STACK_OVERFLOW] = "the stack overflowed",
        [RESET_OUT_OF_MEMORY] = "the heap is full",
        [RESET_UNCAUGHT_EXCEPTION] = "an exception was not caught",
        [RESET_REQUESTED] = "it was asked for",
        [RESET_LIBRARY_FAILURE] = "a library found itself in an impossible state"
    };
    return of < 0 || (size_t) of >= sizeof words / sizeof words[0] ? "of an unknown cause" : words[of];
}
