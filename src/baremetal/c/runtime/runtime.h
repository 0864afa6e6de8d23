/*
 * Java without an operating system and without a virtual machine: what the C that TeaVM makes of Java calls, in place
 * of the runtime that TeaVM brings for Unix and Windows. This is the folder's face to natives and board; teavm.h is
 * the one to the generated C. The program's main() is generated, too.
 */
#pragma once
#include <stdint.h>

/** Bytes of the Java heap in all. */
int32_t runtime_heap_size(void);

/** Bytes in use: what was live at the last collection, and everything allocated since. */
int32_t runtime_heap_used(void);

/** Bytes not in use, in however many pieces. */
int32_t runtime_heap_free(void);

/** The most that was live after a collection; before the first one, what is in use. */
int32_t runtime_heap_peak(void);

/** Objects and arrays made since start-up, their bytes, and how often garbage was collected. In steady state none
 * grows. */
int32_t runtime_allocations(void);
int64_t runtime_allocated_bytes(void);
int32_t runtime_collections(void);

/** Collects garbage now, after which runtime_heap_used() is what is live. */
void runtime_collect(void);

/**
 * handler: a Java function that throws an OutOfMemoryError made beforehand; called when the heap has no room even after
 * a collection. Without one the device resets (RESET_OUT_OF_MEMORY), and so it does when it happens again before
 * anything could be allocated.
 */
void runtime_on_out_of_memory(void *handler);
