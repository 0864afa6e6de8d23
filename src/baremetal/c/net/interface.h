/* What statistics.c needs of the interface; net.h has what everybody may call. */
#pragma once
#include <stdint.h>

/** Frames that found no room in the controller. */
uint32_t interface_refused(void);

/** Times that a carrier went away. */
uint32_t interface_carrier_losses(void);
