/*
 * First fit over a list of free blocks in the order of their addresses (Kernighan and Ritchie, The C Programming
 * Language, §8.7): neighbours become one again when they are freed, and the list is short, because what a handshake
 * takes briefly comes and goes at one place.
 *
 *     4 bytes   | a multiple of 8, less 4
 *     size      | the caller's bytes, aligned to 8; while the block is free, the next free block in the first four
 */
#include "tls/heap.h"

#include <string.h>

#define ALIGNMENT 8u
#define HEADER_BYTES sizeof(uint32_t)

struct block {
    uint32_t size;          /* of the whole block */
    struct block *next;     /* only while it is free */
};

/* The first block begins 4 bytes before a multiple of 8, and the last one ends so. */
static _Alignas(8) uint8_t pool[TLS_HEAP_BYTES];
static struct block *first_free;
static int is_ready;
static uint32_t used;
static uint32_t peak;
static uint32_t refusals;

static void prepare(void) {
    first_free = (struct block *) (void *) (pool + HEADER_BYTES);
    first_free->size = TLS_HEAP_BYTES - ALIGNMENT;
    first_free->next = NULL;
    is_ready = 1;
}

static struct block *end_of(struct block *block) {
    return (struct block *) (void *) ((uint8_t *) block + block->size);
}

/* Cuts the block to size and makes the rest a free block in its place. */
static void cut(struct block **link, uint32_t size) {
    struct block *block = *link;
    uint32_t rest = block->size - size;
    if (rest == 0) {
        *link = block->next;
        return;
    }
    block->size = size;
    struct block *after = end_of(block);
    after->size = rest;
    after->next = block->next;
    *link = after;
}

static struct block *take(uint32_t size) {
    for (struct block **link = &first_free; *link != NULL; link = &(*link)->next) {
        struct block *block = *link;
        if (block->size >= size) {
            cut(link, size);
            return block;
        }
    }
    return NULL;
}

void *tls_heap_calloc(size_t count, size_t size) {
    if (!is_ready) {
        prepare();
    }
    struct block *block = NULL;
    if (size == 0 || count <= TLS_HEAP_BYTES / size) {
        block = take((uint32_t) ((count * size + HEADER_BYTES + ALIGNMENT - 1) & ~(size_t) (ALIGNMENT - 1)));
    }
    if (block == NULL) {
        refusals++;
        return NULL;
    }
    used += block->size;
    if (used > peak) {
        peak = used;
    }
    return memset((uint8_t *) block + HEADER_BYTES, 0, block->size - HEADER_BYTES);
}

/* Makes two neighbours one, when they are neighbours. */
static void join(struct block *block) {
    if (block->next != NULL && end_of(block) == block->next) {
        block->size += block->next->size;
        block->next = block->next->next;
    }
}

void tls_heap_free(void *pointer) {
    if (pointer == NULL) {
        return;
    }
    struct block *block = (struct block *) (void *) ((uint8_t *) pointer - HEADER_BYTES);
    struct block *before = NULL;
    struct block *after = first_free;
    used -= block->size;
    while (after != NULL && after < block) {
        before = after;
        after = after->next;
    }
    block->next = after;
    join(block);
    if (before == NULL) {
        first_free = block;
        return;
    }
    before->next = block;
    join(before);
}

uint32_t tls_heap_refusals(void) {
    return refusals;
}

int32_t tls_heap_used(void) {
    return (int32_t) used;
}

int32_t tls_heap_peak(void) {
    return (int32_t) peak;
}
