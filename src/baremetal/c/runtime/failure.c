#include "runtime/failure.h"
#include "board/console.h"
#include "board/places.h"
#include "board/reset.h"
#include "runtime/heap.h"
#include "runtime/log.h"
#include "runtime/runtime.h"

#define WAY_MAX 16

static void (*out_of_memory_handler)(void);
static int32_t allocations_when_full = -1;

/* Whether the instruction before an address is a call: BL, 4 bytes, or BLX with a register, 2 (Arm DDI0403, A7.7). */
static bool is_behind_a_call(uintptr_t address) {
    const uint16_t *at = (const uint16_t *) (address & ~(uintptr_t) 1);
    return ((at[-2] & 0xF800) == 0xF000 && (at[-1] & 0xD000) == 0xD000) || (at[-1] & 0xFF87) == 0x4780;
}

static bool is_return_address(uintptr_t word) {
    return (word & 1) != 0 && word > PLACE(code_start) + 4 && word < PLACE(code_end) && is_behind_a_call(word);
}

static void print_way(uintptr_t from) {
    int printed = 0;
    console_print("    way  ");
    for (uintptr_t at = from; at < PLACE(stack_top) && printed < WAY_MAX; at += sizeof(uint32_t)) {
        if (is_return_address(*word_at(at))) {
            console_print_hex(*word_at(at) & ~1u);
            console_print(" ");
            printed++;
        }
    }
    console_print("\r\n");
}

/* The caller says what has happened, up to the end of the line. */
static _Noreturn void end(int32_t cause, uint32_t program_counter) {
    console_print("\r\n");
    print_way(PLACE(__builtin_frame_address(0)));
    reset_at(cause, program_counter);
}

#define CALLER ((uint32_t) (uintptr_t) __builtin_return_address(0) & ~1u)

__attribute__((noinline)) _Noreturn void failure_uncaught(const TeaVM_Object *exception) {
    uint32_t caller = CALLER;
    const TeaVM_String *message = ((const TeaVM_Throwable *) (const void *) exception)->message;
    console_print("\r\n*** uncaught exception of class ");
    console_print_hex((uint32_t) (uintptr_t) exception->header);
    if (message != NULL) {
        console_print(": \"");
        log_string(message);
        console_print("\"");
    }
    end(RESET_UNCAUGHT_EXCEPTION, caller);
}

/* The error is thrown once; the next time there must have been room for something in between. */
__attribute__((noinline)) _Noreturn void failure_out_of_memory(void) {
    uint32_t caller = CALLER;
    if (out_of_memory_handler != NULL && allocations_when_full != runtime_allocations()) {
        allocations_when_full = runtime_allocations();
        out_of_memory_handler();
    }
    console_print("\r\n*** the Java heap is full: ");
    teavm_printInt(runtime_heap_used());
    console_print(" bytes of ");
    teavm_printInt(runtime_heap_size());
    console_print(" in use");
    end(RESET_OUT_OF_MEMORY, caller);
}

__attribute__((noinline)) _Noreturn void failure_in_program(const char *what) {
    uint32_t caller = CALLER;
    console_print("\r\n*** Java: ");
    console_print(what);
    end(RESET_LIBRARY_FAILURE, caller);
}

void runtime_on_out_of_memory(void *handler) {
    out_of_memory_handler = (void (*)(void)) (uintptr_t) handler;
}
