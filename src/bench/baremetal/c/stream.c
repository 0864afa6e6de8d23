#include "stream.h"

#include <string.h>

#include "board/clock.h"
#include "board/resources.h"
#include "net/net.h"
#include "tls/tls.h"
#include "wait.h"

enum {
    TIMEOUT_MILLIS = 20000,
    ANCHOR_BYTES_MAX = 2048,
    FAILED = -1
};

static int32_t connect(int32_t address, int32_t port) {
    int64_t deadline = clock_uptime_millis() + TIMEOUT_MILLIS;
    if (net_tcp_connect(address, port) != 0) {
        return FAILED;
    }
    while (net_tcp_state() == NET_TCP_CONNECTING && wait_turn(deadline)) {
    }
    return net_tcp_state() == NET_TCP_CONNECTED ? 0 : FAILED;
}

static int32_t prepare(int32_t tls_version, const char *host, const char *anchor) {
    static uint8_t der[ANCHOR_BYTES_MAX];
    int32_t length = resource_read(resource_find(anchor, (int32_t) strlen(anchor)), 0, der, sizeof der);
    tls_begin(tls_version);
    tls_trust(der, length);
    return tls_server_name(host, (int32_t) strlen(host));       /* what failed before fails here again */
}

static int32_t shake_hands(void) {
    int64_t deadline = clock_uptime_millis() + TIMEOUT_MILLIS;
    for (;;) {
        int32_t result = tls_handshake();
        if (result < 0 || result == TLS_DONE) {
            return result < 0 ? result : 0;
        }
        net_poll();
        if (result == TLS_WAIT && !wait_turn(deadline)) {
            return FAILED;
        }
    }
}

int32_t stream_open(int32_t address, int32_t port, int32_t tls_version, const char *host, const char *anchor) {
    int32_t error = connect(address, port);
    if (error == 0) {
        error = prepare(tls_version, host, anchor);
    }
    return error != 0 ? error : shake_hands();
}

int32_t stream_write(const uint8_t *bytes, int32_t length) {
    int64_t deadline = clock_uptime_millis() + TIMEOUT_MILLIS;
    while (length > 0) {
        int32_t sent = tls_send(bytes, length);
        if (sent < 0 || (sent == 0 && !wait_turn(deadline))) {
            return sent < 0 ? sent : FAILED;
        }
        bytes += sent;
        length -= sent;
    }
    return 0;
}

int32_t stream_read(uint8_t *into, int32_t length) {
    int64_t deadline = clock_uptime_millis() + TIMEOUT_MILLIS;
    while (length > 0) {
        int32_t count = tls_receive(into, length);
        if (count < 0 || (count == 0 && !wait_turn(deadline))) {
            return count < 0 ? count : FAILED;
        }
        into += count;
        length -= count;
    }
    return 0;
}

void stream_wait(int32_t millis) {
    uint8_t dropped;
    int64_t deadline = clock_uptime_millis() + millis;
    while (wait_turn(deadline)) {
        (void) tls_receive(&dropped, sizeof dropped);
    }
}

void stream_close(void) {
    tls_end();
    net_tcp_close();
}
