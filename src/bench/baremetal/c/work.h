/*
 * The processor's work, apart from how long the network made it wait. With QEMU's -icount shift=0 an instruction is a
 * nanosecond, and so a tick is 40 of them.
 */
#pragma once
#include <stdint.h>

/** Begins a stretch of work. */
void work_begin(void);

/**
 * Ends it and says so on the console: "work NAME BUSY ELAPSED", in ticks, idle time in the second only.
 *
 * @param name ASCII, not ended by a zero
 */
void work_end(const void *name, int32_t length);

/** Says what else was used: "used NAME BYTES" for the stack and the TLS heap. */
void work_report_memory(void);
