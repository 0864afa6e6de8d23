#include "board/memory_map.h"

#include <stdint.h>

#include "board/registers.h"

#define MPU_CTRL                REGISTER(0xE000ED94)
#define MPU_RBAR                REGISTER(0xE000ED9C)
#define MPU_RASR                REGISTER(0xE000EDA0)
#define MPU_CTRL_ENABLE         (1u << 0)
#define MPU_CTRL_PRIVDEFENA     (1u << 2)       /* devices as without an MPU */
#define RBAR_VALID              (1u << 4)

/* RASR: execute never, access permission, memory type, and the size as its logarithm (Arm DDI0403, B3.5.9). */
#define NOT_RUN                 (1u << 28)
#define CLOSED                  (0u << 24)
#define READ_WRITE              (3u << 24)
#define READ_ONLY               (6u << 24)
#define CACHED                  (1u << 17)      /* normal memory, write-through */
#define SIZE(log2)              (((log2) - 1u) << 1 | 1u)

/* Where two overlap, the later one rules. */
static void set_region(uint32_t number, uint32_t address, uint32_t attributes) {
    MPU_RBAR = address | RBAR_VALID | number;
    MPU_RASR = attributes;
}

void memory_map_init(void) {
    set_region(0, 0x00000000, READ_ONLY | CACHED | SIZE(19));
    set_region(1, 0x20000000, READ_WRITE | NOT_RUN | CACHED | SIZE(18));
    set_region(2, 0x00000000, CLOSED | NOT_RUN | SIZE(8));    /* MEMORY_MAP_NULL_GUARD_BYTES */
    set_region(3, MEMORY_MAP_STACK_GUARD, CLOSED | NOT_RUN | SIZE(28));
    MPU_CTRL = MPU_CTRL_PRIVDEFENA | MPU_CTRL_ENABLE;
    __asm__ volatile ("dsb\n isb" : : : "memory");
}
