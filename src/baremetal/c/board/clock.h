/*
 * The two times of the device: how long it has run, and what the date is.
 *
 * The counter is COUNTER of the FPGA's system control (Arm AN500), 25 MHz and 32 bits wide, here widened to 64 bits. It
 * wraps every 171 s; the tick of 1 kHz sees to it that no wrap is missed, whatever the callers do.
 */
#pragma once
#include <stdint.h>

#define CLOCK_TICKS_PER_SECOND 25000000
#define CLOCK_TICKS_PER_MILLI  (CLOCK_TICKS_PER_SECOND / 1000)

/** Takes the present count for time 0 and starts the tick. Called once, by start-up. */
void clock_init(void);

/** Ticks of 40 ns since start-up. Never goes back; safe in an interrupt handler. */
int64_t clock_ticks(void);

/** Milliseconds since start-up. */
int64_t clock_uptime_millis(void);

/** Waits for the next interrupt, and so for 1 ms at most. */
void clock_idle(void);

/** Ticks since start-up that were not spent in clock_idle(): the processor's work. */
int64_t clock_busy_ticks(void);

/** 1 when the wall clock has been set since start-up, else 0. */
int32_t clock_is_set(void);

/** Milliseconds since 1970-01-01 00:00:00 UTC. Means nothing before clock_is_set(). */
int64_t clock_utc_millis(void);

/** Sets the wall clock. The uptime does not jump. */
void clock_set_utc_millis(int64_t utc_millis);
