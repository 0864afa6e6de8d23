#include "runtime/heap.h"
#include <string.h>
#include "runtime/collector.h"
#include "runtime/failure.h"

#ifndef JAVA_HEAP_BYTES
#error "JAVA_HEAP_BYTES: the size of the Java heap, a multiple of 256"
#endif
_Static_assert(JAVA_HEAP_BYTES % 256 == 0, "the heap is a whole number of words of bits");

#define UNIT  8u                /* bytes to a bit */
#define UNITS (JAVA_HEAP_BYTES / UNIT)
#define BITS  32u

/*
 * Objects never move. Collecting early lets those that live settle at the low end, where free blocks are taken first,
 * and leaves one large block at the other: of a heap of 28 KB with 20 KB live, 5 KB in place of 2.
 */
#define COLLECT_AFTER (JAVA_HEAP_BYTES / 8)

/* What a free block holds. */
struct free_block {
    uint32_t bytes;
    struct free_block *next;    /* at a higher address, not adjacent */
};
_Static_assert(sizeof(struct free_block) <= UNIT, "the smallest block is large enough to be free");

static _Alignas(UNIT) uint8_t heap[JAVA_HEAP_BYTES];
static uint32_t begins[UNITS / BITS];
static struct free_block *first_free;
static bool is_ready;
static uint32_t used;
static uint32_t taken;          /* since the last collection */

static uint32_t unit_of(const void *address) {
    return (uint32_t) ((const uint8_t *) address - heap) / UNIT;
}

static void *address_of(uint32_t unit) {
    return heap + unit * UNIT;
}

static void set_begin(const void *object) {
    begins[unit_of(object) / BITS] |= 1u << unit_of(object) % BITS;
}

static void clear_begin(const void *object) {
    begins[unit_of(object) / BITS] &= ~(1u << unit_of(object) % BITS);
}

static uint32_t whole_units(uint32_t bytes) {
    return (bytes + UNIT - 1) & ~(UNIT - 1);
}

static uint32_t bytes_of(TeaVM_Object *object) {
    const TeaVM_Class *class = heap_class_of(object);
    if (class->itemType == NULL) {
        return whole_units((uint32_t) class->size);
    }
    const TeaVM_Array *array = (const TeaVM_Array *) object;
    return whole_units(sizeof *array + (uint32_t) array->size * class_element_bytes(class->itemType));
}

bool heap_holds(const void *address) {
    return (uintptr_t) address - (uintptr_t) heap < sizeof heap;
}

TeaVM_Object *heap_object_at(const void *address) {
    if (!heap_holds(address)) {
        return NULL;
    }
    uint32_t word = unit_of(address) / BITS;
    uint32_t bits = begins[word] & ~0u >> (BITS - 1 - unit_of(address) % BITS);
    while (bits == 0) {
        if (word == 0) {
            return NULL;
        }
        bits = begins[--word];
    }
    TeaVM_Object *object = address_of(word * BITS + BITS - 1 - (uint32_t) __builtin_clz(bits));
    return (const uint8_t *) address < (const uint8_t *) object + bytes_of(object) ? object : NULL;
}

TeaVM_Object *heap_object_after(const void *address) {
    uint32_t unit = address == NULL ? 0 : unit_of(address) + 1;
    if (unit >= UNITS) {
        return NULL;
    }
    uint32_t word = unit / BITS;
    uint32_t bits = begins[word] & ~0u << unit % BITS;
    while (bits == 0) {
        if (++word == UNITS / BITS) {
            return NULL;
        }
        bits = begins[word];
    }
    return address_of(word * BITS + (uint32_t) __builtin_ctz(bits));
}

/* Takes a block from the front of the first free one that is large enough; NULL when there is none. */
static void *take(uint32_t bytes) {
    struct free_block **link = &first_free;
    while (*link != NULL && (*link)->bytes < bytes) {
        link = &(*link)->next;
    }
    struct free_block *block = *link;
    if (block == NULL) {
        return NULL;
    }
    struct free_block *next = block->next;
    uint32_t rest = block->bytes - bytes;
    if (rest > 0) {
        struct free_block *left = (struct free_block *) (void *) ((uint8_t *) block + bytes);
        left->bytes = rest;
        left->next = next;
        next = left;
    }
    *link = next;
    return block;
}

/* Makes a gap between two objects a free block, and returns where the one after it is to be linked. */
static struct free_block **add_free(struct free_block **link, uint8_t *from, const uint8_t *to) {
    if (from == to) {
        return link;
    }
    struct free_block *block = (struct free_block *) (void *) from;
    block->bytes = (uint32_t) (to - from);
    used -= block->bytes;
    *link = block;
    return &block->next;
}

void heap_sweep(void) {
    struct free_block **link = &first_free;
    uint8_t *gap = heap;
    used = sizeof heap;
    for (TeaVM_Object *object = heap_object_after(NULL); object != NULL; object = heap_object_after(object)) {
        if ((*heap_header(object) & HEAP_MARKED) == 0) {
            clear_begin(object);
            continue;
        }
        *heap_header(object) &= ~(uintptr_t) HEAP_MARKED;
        link = add_free(link, gap, (const uint8_t *) object);
        gap = (uint8_t *) object + bytes_of(object);
    }
    link = add_free(link, gap, heap + sizeof heap);
    *link = NULL;
}

static void *take_or_collect(uint32_t bytes) {
    if (!is_ready) {
        heap_sweep();           /* nothing is in it: one free block */
        is_ready = true;
    }
    void *block = taken + bytes <= COLLECT_AFTER ? take(bytes) : NULL;
    if (block == NULL) {
        collector_run();
        taken = 0;
        block = take(bytes);
    }
    taken += bytes;
    return block;
}

void *heap_allocate(uint32_t bytes) {
    uint32_t whole = whole_units(bytes);
    void *block = bytes <= sizeof heap ? take_or_collect(whole) : NULL;
    if (block != NULL) {
        used += whole;
        collector_count(whole);
        set_begin(block);
        return memset(block, 0, whole);
    }
    failure_out_of_memory();
}

uint32_t heap_used(void) {
    return used;
}
