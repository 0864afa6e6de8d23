#include "board/identity.h"

#include <string.h>

#include "board/ethernet.h"

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
