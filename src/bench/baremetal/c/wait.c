#include "wait.h"

#include <string.h>

#include "board/clock.h"
#include "net/net.h"

enum { TIMEOUT_MILLIS = 20000 };

bool wait_turn(int64_t deadline_millis) {
    net_poll();
    clock_idle();
    return clock_uptime_millis() < deadline_millis;
}

bool wait_for_address(void) {
    int64_t deadline = clock_uptime_millis() + TIMEOUT_MILLIS;
    while (net_address() == 0 && wait_turn(deadline)) {
    }
    return net_address() != 0;
}

int32_t wait_for_host(const char *name) {
    if (net_resolve(name, (int32_t) strlen(name)) != 0) {
        return 0;
    }
    int64_t deadline = clock_uptime_millis() + TIMEOUT_MILLIS;
    while (net_resolved() == NET_PENDING && wait_turn(deadline)) {
    }
    return net_resolved() > 0 ? net_resolved_address(0) : 0;
}
