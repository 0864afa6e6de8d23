/* Memory-mapped registers, and those of the processor that more than one file needs (Arm DDI0403, B3). */
#pragma once
#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *) (address))

/** Masks interrupts and tells whether they were masked before, for interrupts_restore(). */
static inline uint32_t interrupts_mask(void) {
    uint32_t before;
    __asm__ volatile ("mrs %0, primask\n cpsid i" : "=r"(before) : : "memory");
    return before;
}

static inline void interrupts_restore(uint32_t before) {
    __asm__ volatile ("msr primask, %0" : : "r"(before) : "memory");
}
