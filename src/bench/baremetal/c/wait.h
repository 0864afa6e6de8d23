/* The network, as a program with one thread waits for it. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/** Lets the network work, then rests until the next tick; false when the time is up. */
bool wait_turn(int64_t deadline_millis);

/** Waits until the device has an address; false when none came in time. */
bool wait_for_address(void);

/** Waits until a name is resolved: its first address, or 0. */
int32_t wait_for_host(const char *name);
