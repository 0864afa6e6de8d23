/*
 * The Java heap: blocks of a multiple of 8 bytes, taken first fit from a list of the free ones. Nothing moves. A bit
 * for every 8 bytes tells where objects begin, which is how the collector knows a reference on the stack from a number.
 *
 *   | object | object | free: bytes, next | object | ...      begins:  1 0 1 0 0 0 0 1 ...
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "runtime/object.h"

/** A block of zeros; collects garbage when there is none, and does not return when there is none after that either. */
void *heap_allocate(uint32_t bytes);

/** Whether an address lies in the heap. Literals and classes do not. */
bool heap_holds(const void *address);

/** The object that an address lies in, its first byte or any other; NULL when it lies in none. */
TeaVM_Object *heap_object_at(const void *address);

/** The first object above an address, in order of addresses; NULL at the end. From NULL on: the first of all. */
TeaVM_Object *heap_object_after(const void *address);

/** Frees all objects that the collector has not marked, and takes the marks away. */
void heap_sweep(void);

/** Bytes that are in use: of objects, and of what is too small to hold one. */
uint32_t heap_used(void);

/* What the first word of an object holds besides its class, during a collection only. Classes lie on multiples of 4. */
#define HEAP_MARKED  1u         /* can be reached */
#define HEAP_WAITING 2u         /* and its own references are still to be followed */

static inline uintptr_t *heap_header(TeaVM_Object *object) {
    return (uintptr_t *) &object->header;
}

static inline const TeaVM_Class *heap_class_of(TeaVM_Object *object) {
    return (const TeaVM_Class *) (*heap_header(object) & ~(uintptr_t) (HEAP_MARKED | HEAP_WAITING));
}
