/*
 * Frames of the Ethernet controller (IEEE 802.3), one at a time, without interrupts. What a port to another controller
 * has to implement; here it is lan9118.c.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum {
    /** Bytes before a received frame, so that the IP header behind the 14 bytes of Ethernet's is aligned to 4. */
    ETHERNET_PADDING = 2,
    /** The longest frame, without check sequence: header and 1500 bytes. Longer ones are dropped and counted. */
    ETHERNET_FRAME_BYTES_MAX = 14 + 1500,
    /** What a buffer must hold: padding, frame, check sequence, in whole words. */
    ETHERNET_BUFFER_BYTES = (ETHERNET_PADDING + ETHERNET_FRAME_BYTES_MAX + 4 + 3) / 4 * 4,
};

/** Resets controller and transceiver and starts them; false when there is none that answers. */
bool ethernet_start(void);

/** The MAC address that the controller has loaded from its EEPROM; after ethernet_start(). */
void ethernet_hardware_address(void *six_bytes);

/**
 * Whether a cable is in and a partner at its other end; false also when there was none at any moment since the last
 * call. Costs some 30 us, so call it a few times a second.
 */
bool ethernet_carrier(void);

/** Bytes of the next frame received, without check sequence; 0 when there is none. Bad frames are dropped here. */
uint32_t ethernet_received(void);

/**
 * Takes the frame that ethernet_received() has just told of.
 *
 * @param buffer aligned to 4, ETHERNET_BUFFER_BYTES long; the frame lies behind ETHERNET_PADDING bytes, and what
 *               follows it up to the end of its words is worthless
 */
void ethernet_take(void *buffer);

/**
 * Begins a frame to send.
 *
 * @param length 14 to ETHERNET_FRAME_BYTES_MAX; a short frame is padded by the controller
 * @return false when the controller has no room now: try again later
 */
bool ethernet_send(uint32_t length);

/** Gives the next bytes of the frame; it leaves when all of its length has been given. */
void ethernet_append(const void *bytes, uint32_t length);

/** Since start-up. */
struct ethernet_counters {
    uint32_t received, sent;
    uint32_t bad;               /**< received with an error: check sequence, length, collision */
    uint32_t overflowed;        /**< dropped by the controller, whose FIFO was full */
    uint32_t not_sent;          /**< taken by ethernet_send(), but lost on the wire: no carrier, collisions */
};

const struct ethernet_counters *ethernet_counters(void);
