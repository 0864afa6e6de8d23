#include "net/random.h"

#include "board/console.h"
#include "board/entropy.h"
#include "board/reset.h"
#include "net/hooks.h"

uint32_t net_random(void) {
    uint32_t number;
    if (entropy_read(&number, sizeof number) != 0) {
        console_print("network: no entropy source, so ports and sequence numbers could be guessed\r\n");
        reset_now(RESET_LIBRARY_FAILURE);
    }
    return number;
}

uint16_t net_random_port(void) {
    return (uint16_t) (49152 + net_random() % (65536 - 49152));
}

u32_t net_initial_sequence_number(void) {
    return net_random();
}
