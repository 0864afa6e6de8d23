/*
 * The bytes that TCP has received and nobody has read: as many as the window lets the peer send, however small the
 * segments were that brought them.
 */
#pragma once
#include <stdint.h>

void ring_clear(void);

/** Bytes that wait to be read. */
uint32_t ring_waiting(void);

/** Bytes that may be put. */
uint32_t ring_room(void);

/** @param length at most ring_room() */
void ring_put(const void *bytes, uint32_t length);

/** Gives up to length of the bytes that wait; how many. */
uint32_t ring_take(void *into, uint32_t length);
