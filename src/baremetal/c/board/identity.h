/* Which board this is. */
#pragma once
#include <stdint.h>

/** The MAC address (IEEE 802, 48 bits) that the Ethernet controller has loaded from its EEPROM. */
void identity_hardware_address(void *six_bytes);

/** The board's name in ASCII, without a zero at its end; returns its length, cut to that of into. */
int32_t identity_name(void *into, int32_t length);
