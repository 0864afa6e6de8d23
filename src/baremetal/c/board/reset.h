/*
 * Why the device started, in RAM that start-up does not clear (.noinit), with a checksum that tells it from what
 * RAM holds after power-on.
 */
#pragma once
#include <stdint.h>

enum {
    RESET_POWER_ON,
    RESET_WATCHDOG,
    RESET_HARD_FAULT,           /**< and every other fault of the processor that is no stack overflow */
    RESET_STACK_OVERFLOW,
    RESET_OUT_OF_MEMORY,
    RESET_UNCAUGHT_EXCEPTION,
    RESET_REQUESTED,            /**< by the firmware or by the reset pin: the two that somebody asked for */
    RESET_LIBRARY_FAILURE
};

/** Reads and renews the record. Called once, by start-up. */
void reset_init(void);

/** Why the device started this time: RESET_... */
int32_t reset_cause(void);

/** How many resets nobody asked for there were since power-on, this one included. */
int32_t reset_count(void);

/** The program counter of the fault, of the loop that hung, or of who gave up; 0 when it is not known. */
int32_t reset_program_counter(void);

/** Says so on the console and resets the device; the program counter recorded is the caller's. */
_Noreturn void reset_now(int32_t cause);

/** The same without a word, for whoever has said it already. */
_Noreturn void reset_at(int32_t cause, uint32_t program_counter);

/** The cause in words, for the console: "the stack overflowed". */
const char *reset_words(int32_t cause);
