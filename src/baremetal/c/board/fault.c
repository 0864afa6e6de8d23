#include "board/fault.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "board/console.h"
#include "board/memory_map.h"
#include "board/places.h"
#include "board/registers.h"
#include "board/reset.h"
#include "board/watchdog.h"

#define SCB_CCR                 REGISTER(0xE000ED14)
#define SCB_SHCSR               REGISTER(0xE000ED24)
#define SCB_CFSR                REGISTER(0xE000ED28)
#define SCB_HFSR                REGISTER(0xE000ED2C)
#define SCB_MMFAR               REGISTER(0xE000ED34)
#define SCB_BFAR                REGISTER(0xE000ED38)
#define CCR_DIV_0_TRP           (1u << 4)
#define SHCSR_FAULTS_ENABLED    (7u << 16)      /* MemManage, BusFault, UsageFault */
#define CFSR_MSTKERR            (1u << 4)
#define CFSR_MMARVALID          (1u << 7)
#define CFSR_STKERR             (1u << 12)
#define CFSR_BFARVALID          (1u << 15)
#define XPSR_IT_ICI             0x0600FC00u     /* what was left of a conditional or of a long instruction */
#define EXCEPTION_NMI           2u
#define EXCEPTION_HARD_FAULT    3u

#define SEMIHOSTING_BREAKPOINT  0xBEABu

/* What the processor has put on the stack (Arm DDI0403, B1.5.6). */
struct frame {
    uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
};

/* The handler has a stack of its own, for the other may have overflowed. */
__attribute__((used, aligned(8))) static uint32_t fault_stack[128];

void fault_init(void) {
    SCB_SHCSR |= SHCSR_FAULTS_ENABLED;
    SCB_CCR |= CCR_DIV_0_TRP;
}

/* A division of 64 bits is software, which calls this (Arm RTABI32, 4.3.2): it meets the same trap. */
void __aeabi_ldiv0(void);
void __aeabi_ldiv0(void) {
    __asm__ volatile ("movs r0, #0\n udiv r0, r0, r0" : : : "r0");
}

static bool is_readable(const struct frame *frame) {
    return PLACE(frame) >= PLACE(stack_bottom) && PLACE(frame + 1) <= PLACE(stack_top)
            && (SCB_CFSR & (CFSR_MSTKERR | CFSR_STKERR)) == 0;
}

/* A breakpoint for a host that is not there: whoever asked it gets -1 for an answer (semihosting.h). */
static bool step_over_semihosting(struct frame *frame) {
    if (!is_readable(frame) || *(const uint16_t *) frame->pc != SEMIHOSTING_BREAKPOINT) {
        return false;
    }
    SCB_HFSR = SCB_HFSR;                /* a 1 written clears the bit */
    frame->pc += sizeof(uint16_t);
    frame->r0 = UINT32_MAX;
    return true;
}

__attribute__((weak)) uint32_t fault_null_handler(uint32_t program_counter) {
    (void) program_counter;
    return 0;
}

static bool go_on_after_null(struct frame *frame) {
    uint32_t cfsr = SCB_CFSR;
    if (!is_readable(frame) || (cfsr & CFSR_MMARVALID) == 0 || SCB_MMFAR >= MEMORY_MAP_NULL_GUARD_BYTES) {
        return false;
    }
    uint32_t handler = fault_null_handler(frame->pc);
    if (handler == 0) {
        return false;
    }
    SCB_CFSR = cfsr;                    /* a 1 written clears the bit */
    frame->pc = handler & ~1u;
    frame->xpsr &= ~XPSR_IT_ICI;
    return true;
}

static bool is_stack_overflow(const struct frame *frame) {
    uintptr_t address = SCB_MMFAR;
    return PLACE(frame) < PLACE(stack_bottom)
            || ((SCB_CFSR & CFSR_MMARVALID) != 0
                && address >= MEMORY_MAP_STACK_GUARD && address < PLACE(stack_bottom));
}

/* Where the stack has overflowed there is no frame; then the deepest return address on it is near the place. */
static uint32_t deepest_return_address(void) {
    for (uintptr_t address = PLACE(stack_bottom); address < PLACE(stack_top); address += sizeof(uint32_t)) {
        uint32_t word = *word_at(address);
        if ((word & 1) != 0 && word > PLACE(code_start) && word < PLACE(code_end)) {
            return word & ~1u;
        }
    }
    return 0;
}

static void print_register(const char *name, uint32_t value) {
    console_print(name);
    console_print_hex(value);
}

static void print_reasons(uint32_t cfsr) {
    static const struct {
        uint32_t bits;
        const char *words;
    } reasons[] = {
        { 1u << 0, ", no code there" },
        { 1u << 1, ", access not allowed" },
        { 1u << 8, ", no code at that address" },
        { 3u << 9, ", no memory at that address" },
        { 1u << 16, ", no such instruction" },
        { 1u << 17, ", not Thumb code" },
        { 1u << 18, ", not a return" },
        { 1u << 19, ", no such coprocessor" },
        { 1u << 24, ", not aligned" },
        { 1u << 25, ", division by zero" }
    };
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if ((cfsr & reasons[i].bits) != 0) {
            console_print(reasons[i].words);
        }
    }
}

static void print_frame(const struct frame *frame) {
    print_register("\r\n    pc   ", frame->pc);
    print_register("  lr    ", frame->lr);
    print_register("  xpsr  ", frame->xpsr);
    print_register("\r\n    r0   ", frame->r0);
    print_register("  r1    ", frame->r1);
    print_register("  r2    ", frame->r2);
    print_register("\r\n    r3   ", frame->r3);
    print_register("  r12   ", frame->r12);
}

static void print_fault(int32_t cause, const struct frame *frame, uint32_t program_counter) {
    uint32_t cfsr = SCB_CFSR;
    console_print("\r\n*** reset: ");
    console_print(reset_words(cause));
    print_reasons(cfsr);
    if (is_readable(frame)) {
        print_frame(frame);
    } else {
        print_register("\r\n    deepest return address ", program_counter);
    }
    print_register("\r\n    sp   ", (uint32_t) frame);
    print_register("  cfsr  ", cfsr);
    print_register("  hfsr  ", SCB_HFSR);
    if ((cfsr & CFSR_MMARVALID) != 0) {
        print_register("  mmfar ", SCB_MMFAR);
    }
    if ((cfsr & CFSR_BFARVALID) != 0) {
        print_register("  bfar  ", SCB_BFAR);
    }
    console_print("\r\n");
}

/* Returns where the program may go on. */
__attribute__((used)) static void fault_handle(struct frame *frame) {
    uint32_t exception;
    __asm__ volatile ("mrs %0, ipsr" : "=r"(exception));
    if ((exception == EXCEPTION_HARD_FAULT && step_over_semihosting(frame))
            || (exception == EXCEPTION_NMI && watchdog_expired() == 0) || go_on_after_null(frame)) {
        return;
    }
    int32_t cause = exception == EXCEPTION_NMI ? RESET_WATCHDOG
            : is_stack_overflow(frame) ? RESET_STACK_OVERFLOW
            : RESET_HARD_FAULT;
    uint32_t program_counter = is_readable(frame) ? frame->pc : deepest_return_address();
    print_fault(cause, frame, program_counter);
    reset_at(cause, program_counter);
}

__attribute__((naked)) void fault_enter(void) {
    __asm__ volatile (
            "mov r0, sp\n"
            "mov r1, lr\n"
            "ldr r2, =fault_stack + 512\n"
            "mov sp, r2\n"
            "push {r0, r1}\n"
            "bl fault_handle\n"
            "pop {r0, r1}\n"
            "mov sp, r0\n"
            "bx r1\n"
            ".ltorg\n");
}
