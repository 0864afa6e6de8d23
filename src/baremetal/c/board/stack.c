#include "board/stack.h"

#include "board/places.h"

#define PAINT                   0xA5A5A5A5u
#define OWN_FRAME_BYTES         64

int32_t stack_size(void) {
    return (int32_t) (PLACE(stack_top) - PLACE(stack_bottom));
}

int32_t stack_peak(void) {
    uintptr_t deepest = PLACE(stack_bottom);
    while (deepest < PLACE(stack_top) && *word_at(deepest) == PAINT) {
        deepest += sizeof(uint32_t);
    }
    return (int32_t) (PLACE(stack_top) - deepest);
}

void stack_paint(void) {
    uintptr_t here = PLACE(__builtin_frame_address(0)) - OWN_FRAME_BYTES;
    for (uintptr_t address = PLACE(stack_bottom); address < here; address += sizeof(uint32_t)) {
        *word_at(address) = PAINT;
    }
}
