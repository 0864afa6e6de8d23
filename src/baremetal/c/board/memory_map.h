/*
 * What may be done where, as told to the MPU (Arm DDI0403, B3.5): flash is read and run, RAM is not run, and two places
 * are closed: all below the stack, and the first bytes of flash, where a null pointer leads.
 */
#pragma once

/** From here to the stack's bottom nothing may be touched. */
#define MEMORY_MAP_STACK_GUARD 0x10000000u

/** Closed at address 0. No object of Java's is larger, arrays but for their length (runtime/null_reference.h). */
#define MEMORY_MAP_NULL_GUARD_BYTES 256u

/** Called once, by start-up. */
void memory_map_init(void);
