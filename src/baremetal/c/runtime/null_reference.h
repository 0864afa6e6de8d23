/*
 * A null reference is found by the processor: the first bytes of memory are closed (board/memory_map.h), and what
 * Java's code does there is a NullPointerException (board/fault.h). So no reference is compared with null before it
 * is followed. A method that is called on null and never uses "this" does not notice.
 */
#pragma once
#include "board/memory_map.h"

/* Every field lies within what is closed. Checked for each class where the program is compiled. */
#define JAVA_IS_SMALL_ENOUGH(object) \
    _Static_assert(sizeof(object) <= MEMORY_MAP_NULL_GUARD_BYTES, #object " has fields beyond the null guard")
