/*
 * What the processor refuses is told on the console, recorded (reset.h) and ended with a reset: faults, an overflow of
 * the stack, a division by zero, the watchdog's NMI. Only a null reference of Java's becomes an exception there.
 */
#pragma once
#include <stdint.h>

/** Turns the separate faults and the trap for a division by zero on. Called once, by start-up. */
void fault_init(void);

/** The handler of NMI, HardFault, MemManage, BusFault and UsageFault, for the vector table. */
void fault_enter(void);

/**
 * Where the program goes on that has followed a null pointer at this place of its code; 0, the device resets. This one
 * knows no such place; that of the Java runtime takes its place (runtime/null_reference.c).
 */
uint32_t fault_null_handler(uint32_t program_counter);
