/*
 * How far the firmware is, for whoever looks into the memory of a running board: a debugger, or ./limpet emulate.
 * Nothing in the image reads it.
 */
#pragma once
#include <stdint.h>

/** Tells how many readings the broker has acknowledged since the start. */
void progress_tell(int32_t acknowledged_readings);
