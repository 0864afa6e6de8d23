/*
 * The one stack. It lies lowest in RAM, and the MPU closes what is below (memory_map.c), so that an overflow is a fault
 * and not a corruption; start-up paints it, so that its deepest use can be seen later.
 */
#pragma once
#include <stdint.h>

/** Bytes that may be used. */
int32_t stack_size(void);

/** The most that has been used since start-up, in bytes. */
int32_t stack_peak(void);

/** Paints what is not in use. Called once, by start-up. */
void stack_paint(void);
