#include "board/identity.h"

#include <string.h>

#include "board/ethernet.h"
#include "board/semihosting.h"

enum { COMMAND_LINE_BYTES = 512, KEY_BYTES = 16 };

void identity_hardware_address(void *six_bytes) {
    ethernet_hardware_address(six_bytes);
}

int32_t identity_name(void *into, int32_t length) {
    static const char name[] = "Arm MPS2+ AN500";
    int32_t all = (int32_t) sizeof name - 1;
    int32_t count = length < all ? length : all;
    memcpy(into, name, (size_t) count);
    return count;
}

static int32_t digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int32_t identity_device_key(void *sixteen_bytes) {
    static const char option[] = "device-key=";
    char line[COMMAND_LINE_BYTES];
    char digits[2 * KEY_BYTES];
    uint8_t *key = sixteen_bytes;
    if (semihosting_command_line(line, sizeof line) < 0 || strncmp(line, option, sizeof option - 1) != 0
        || semihosting_read_file(line + sizeof option - 1, digits, sizeof digits) != 0) {
        return -1;
    }
    int32_t wrong = 0;
    for (uint32_t i = 0; i < KEY_BYTES; i++) {
        int32_t high = digit(digits[2 * i]);
        int32_t low = digit(digits[2 * i + 1]);
        wrong |= high | low;
        key[i] = (uint8_t) ((uint32_t) high << 4 | (uint32_t) low);
    }
    return wrong < 0 ? -1 : 0;
}
