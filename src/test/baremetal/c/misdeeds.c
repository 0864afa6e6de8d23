/*
 * Does what no program should, as the command line names it, and after the reset says what the board has kept:
 * "CAUSE COUNT" and whether the program counter lay in the misdeed. A misdeed that does not lead to a reset says so.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "board/clock.h"
#include "board/console.h"
#include "board/registers.h"
#include "board/reset.h"
#include "board/semihosting.h"
#include "board/watchdog.h"

#define NOWHERE         0x90000000u
#define FLASH           0x00001000u
#define RAM             0x20030000u
#define MISDEED_BYTES   96u             /* no function below is longer */

static volatile int32_t zero;
static volatile int64_t long_zero;
static volatile int32_t sink;

__attribute__((noinline)) static void divide(void) {
    sink = 12345 / zero;
}

__attribute__((noinline)) static void divide_long(void) {
    sink = (int32_t) (12345 / long_zero);
}

__attribute__((noinline)) static void read_null(void) {
    const volatile int32_t *null = (const volatile int32_t *) (uintptr_t) zero;
    sink = *null;
}

__attribute__((noinline)) static void read_nowhere(void) {
    sink = (int32_t) REGISTER(NOWHERE);
}

__attribute__((noinline)) static void write_flash(void) {
    REGISTER(FLASH) = 0;
}

__attribute__((noinline)) static void run_data(void) {
    ((void (*)(void)) (RAM | 1))();
    sink = 0;                           /* so that the call is no jump */
}

__attribute__((noinline)) static void run_nonsense(void) {
    __asm__ volatile ("udf #0");
}

__attribute__((noinline)) static void recurse(void) {
    volatile char frame[200];
    frame[0] = (char) sink;
    if (zero == 0) {
        recurse();
    }
    sink = frame[0];
}

/* Further than any guard of some hundred bytes reaches. */
__attribute__((noinline)) static void take_large_frame(void) {
    volatile char frame[60000];
    frame[0] = (char) sink;
    sink = frame[zero];
}

__attribute__((noinline)) static void give_up(void) {
    reset_now(RESET_OUT_OF_MEMORY);
}

__attribute__((noinline)) static void hang(void) {
    watchdog_start(300);
    while (zero == 0) {
    }
}

__attribute__((noinline)) static void hang_without_interrupts(void) {
    watchdog_start(300);
    (void) interrupts_mask();
    while (zero == 0) {
    }
}

/* The only one that is none. */
__attribute__((noinline)) static void feed(void) {
    watchdog_start(300);
    for (int i = 0; i < 10; i++) {
        int64_t until = clock_uptime_millis() + 100;
        while (clock_uptime_millis() < until) {
            clock_idle();
        }
        watchdog_feed();
    }
}

static const struct misdeed {
    const char *name;
    void (*commit)(void);
} misdeeds[] = {
    { "divide", divide },
    { "divide-long", divide_long },
    { "read-null", read_null },
    { "read-nowhere", read_nowhere },
    { "write-flash", write_flash },
    { "run-data", run_data },
    { "run-nonsense", run_nonsense },
    { "recurse", recurse },
    { "take-large-frame", take_large_frame },
    { "give-up", give_up },
    { "hang", hang },
    { "hang-without-interrupts", hang_without_interrupts },
    { "feed", feed }
};

/* The command line is the image's name and that of a misdeed. */
static const struct misdeed *find(void) {
    static char line[256];
    const char *blank = semihosting_command_line(line, sizeof line) < 0 ? NULL : strrchr(line, ' ');
    for (size_t i = 0; i < sizeof misdeeds / sizeof misdeeds[0] && blank != NULL; i++) {
        if (strcmp(misdeeds[i].name, blank + 1) == 0) {
            return &misdeeds[i];
        }
    }
    return NULL;
}

static void say_what_was_kept(const struct misdeed *misdeed) {
    uint32_t start = (uint32_t) misdeed->commit & ~1u;
    uint32_t program_counter = (uint32_t) reset_program_counter();
    const char figures[] = { (char) ('0' + reset_cause()), ' ', (char) ('0' + reset_count()) };
    console_print("again: ");
    console_write(figures, sizeof figures);
    console_print(program_counter >= start && program_counter < start + MISDEED_BYTES ? " there" : " elsewhere");
    console_print("\r\n");
}

int main(void) {
    const struct misdeed *misdeed = find();
    if (misdeed == NULL) {
        console_print("no such misdeed\r\n");
    } else if (reset_cause() == RESET_POWER_ON) {
        misdeed->commit();
        console_print("nothing happened\r\n");
    } else {
        say_what_was_kept(misdeed);
    }
    for (;;) {
        clock_idle();
        watchdog_feed();
    }
}
