/*
 * Places that the linker script names. They are no objects of C, whose pointers may not be compared: hence addresses.
 */
#pragma once
#include <stdint.h>

#define PLACE(symbol) ((uintptr_t) (symbol))

extern uint32_t code_start[], code_end[];               /**< machine code */
extern uint32_t java_start[], java_end[];               /**< of that, what Java has become */
extern uint32_t stack_bottom[], stack_top[];
extern uint32_t data_load[], data_start[], data_end[];  /**< first values in flash, and where they belong */
extern uint32_t bss_start[], bss_end[];                 /**< starts as 0 */
extern uint32_t thread_local_base[];                    /**< picolibc's errno */

static inline uint32_t *word_at(uintptr_t address) {
    return (uint32_t *) address;
}
