/*
 * The watchdog: CMSDK APB watchdog (Arm DDI0479, "APB watchdog") at 25 MHz.
 *
 * Its first time-out is the NMI, in which the place that hangs is recorded (fault.c); the second, as long again, resets
 * the device without asking, should the NMI have failed.
 */
#pragma once
#include <stdint.h>

/**
 * Starts it, for good.
 *
 * @param timeout_millis 1 or more; beyond the 171 s that its counter reaches it is made of several rounds
 */
void watchdog_start(int32_t timeout_millis);

/** Gives the loop its whole time again. Does nothing before watchdog_start(). */
void watchdog_feed(void);

/** For the NMI: 1 when the time is up, 0 when there are rounds to go or the interrupt is not the watchdog's. */
int32_t watchdog_expired(void);
