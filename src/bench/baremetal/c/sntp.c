#include "sntp.h"

#include <string.h>

#include "board/clock.h"
#include "board/entropy.h"
#include "net/net.h"
#include "wait.h"

/*
 * RFC 5905, figure 8.   byte 0   | leap, version, mode   |   24..31 | origin timestamp   |
 *                            1   | stratum               |   40..47 | transmit timestamp |
 */
enum {
    PACKET_BYTES = 48,
    FIRST_BYTE_CLIENT = 4 << 3 | 3,
    MODE_SERVER = 4,
    STRATUM_MAX = 15,
    ORIGIN = 24,
    TRANSMIT = 40,
    NONCE_BYTES = 8,
    TIMEOUT_MILLIS = 5000
};
#define SECONDS_FROM_1900_TO_1970 2208988800u

static uint32_t big_endian(const uint8_t *bytes) {
    return (uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 | (uint32_t) bytes[2] << 8 | bytes[3];
}

static int32_t is_answer(const uint8_t *packet, int32_t length, const uint8_t *nonce) {
    return length >= PACKET_BYTES && (packet[0] & 7) == MODE_SERVER && packet[1] >= 1 && packet[1] <= STRATUM_MAX
            && memcmp(packet + ORIGIN, nonce, NONCE_BYTES) == 0;
}

static int64_t transmitted_millis(const uint8_t *packet) {
    uint32_t seconds = big_endian(packet + TRANSMIT) - SECONDS_FROM_1900_TO_1970;
    return (int64_t) seconds * 1000 + (int64_t) ((uint64_t) big_endian(packet + TRANSMIT + 4) * 1000 >> 32);
}

static int32_t ask(const uint8_t *nonce) {
    uint8_t packet[PACKET_BYTES] = { FIRST_BYTE_CLIENT };
    memcpy(packet + TRANSMIT, nonce, NONCE_BYTES);
    if (net_udp_send(packet, sizeof packet) != 0) {
        return -1;
    }
    int64_t deadline = clock_uptime_millis() + TIMEOUT_MILLIS;
    do {
        if (is_answer(packet, net_udp_receive(packet, sizeof packet), nonce)) {
            clock_set_utc_millis(transmitted_millis(packet));
            return 0;
        }
    } while (wait_turn(deadline));
    return -1;
}

int32_t sntp_set_clock(int32_t address, int32_t port) {
    uint8_t nonce[NONCE_BYTES];
    if (entropy_read(nonce, sizeof nonce) != 0 || net_udp_open(address, port) != 0) {
        return -1;
    }
    int32_t result = ask(nonce);
    net_udp_close();
    return result;
}
