/* Which board this is, and the key that it has alone. */
#pragma once
#include <stdint.h>

/** The MAC address (IEEE 802, 48 bits) that the Ethernet controller has loaded from its EEPROM. */
void identity_hardware_address(void *six_bytes);

/** The board's name in ASCII, without a zero at its end; returns its length, cut to that of into. */
int32_t identity_name(void *into, int32_t length);

/**
 * The key that opens sealed secrets (docs/sealing.md): on a chip from its fuses or its secure element, never from the
 * image. This board has neither. Where it is emulated, the emulator's command line may name a file of the host's, 32
 * hexadecimal digits, as "device-key=FILE".
 *
 * @return 0, or -1 when there is none, and then nothing may be made of sixteen_bytes
 */
int32_t identity_device_key(void *sixteen_bytes);
