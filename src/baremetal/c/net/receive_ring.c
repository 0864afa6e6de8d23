#include "net/receive_ring.h"

#include <string.h>

#include "lwip/opt.h"

static uint8_t ring[TCP_WND];
static uint32_t first;                  /* index of the next byte to read */
static uint32_t waiting;

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

void ring_clear(void) {
    first = 0;
    waiting = 0;
}

uint32_t ring_waiting(void) {
    return waiting;
}

uint32_t ring_room(void) {
    return sizeof ring - waiting;
}

void ring_put(const void *bytes, uint32_t length) {
    uint32_t at = (first + waiting) % sizeof ring;
    uint32_t before_end = smaller(length, sizeof ring - at);
    memcpy(ring + at, bytes, before_end);
    memcpy(ring, (const uint8_t *) bytes + before_end, length - before_end);
    waiting += length;
}

uint32_t ring_take(void *into, uint32_t length) {
    uint32_t taken = smaller(length, waiting);
    uint32_t before_end = smaller(taken, sizeof ring - first);
    memcpy(into, ring + first, before_end);
    memcpy((uint8_t *) into + before_end, ring, taken - before_end);
    first = (first + taken) % sizeof ring;
    waiting -= taken;
    return taken;
}
