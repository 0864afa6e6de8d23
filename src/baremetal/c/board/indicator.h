/* The status light: user LED 0 of the FPGAIO block (Arm AN500). */
#pragma once
#include <stdint.h>

/** Switches it on (not 0) or off (0). */
void indicator_set(int32_t on);
