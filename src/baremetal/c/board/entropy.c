#include "board/entropy.h"

#include "board/semihosting.h"

int32_t entropy_read(void *out, int32_t length) {
    return semihosting_read_file("/dev/urandom", out, length);
}

int32_t entropy_is_hardware(void) {
    return 0;
}
