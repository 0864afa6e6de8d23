/*
 * What a C programmer would write in Limpet's place, on the same board, lwIP and mbedTLS: an address, the date, a
 * verified broker, and messages published with QoS 1. It says what each of them took (work.h).
 */
#include <string.h>

#include "board/console.h"
#include "mqtt.h"
#include "net/net.h"
#include "options.h"
#include "sntp.h"
#include "stream.h"
#include "wait.h"
#include "work.h"

enum {
    KEEP_ALIVE_SECONDS = 60,
    PAYLOAD_BYTES = 64,
    QUIET_MILLIS = 500
};
static const char topic[] = "limpet/b/1";

static int32_t learn_date(void) {
    int32_t address = wait_for_host(option_text("time.host"));
    return address == 0 ? -1 : sntp_set_clock(address, option_number("time.port"));
}

/* TLS is nearly all of it, and name and TCP the rest. */
static int32_t open_connection(void) {
    work_begin();
    int32_t address = wait_for_host(option_text("broker.host"));
    int32_t port = option_number("broker.port");
    int32_t version = option_number("tls.version");
    int32_t error = address == 0 ? -1 : stream_open(address, port, version, option_text("broker.host"), "anchor.der");
    work_end("handshake", sizeof "handshake" - 1);
    return error;
}

static int32_t log_in(void) {
    char user[OPTION_BYTES_MAX + 1];
    strcpy(user, option_text("user"));
    return mqtt_connect("plain-c", user, option_text("password"), KEEP_ALIVE_SECONDS);
}

/* A first message is not counted, as it meets what is done once. */
static int32_t publish(void) {
    int32_t count = option_number("publishes");
    uint8_t payload[PAYLOAD_BYTES] = { 0 };
    int32_t error = mqtt_publish(topic, payload, sizeof payload, 1);
    work_begin();
    for (int32_t i = 0; i < count && error == 0; i++) {
        payload[0] = (uint8_t) i;
        error = mqtt_publish(topic, payload, sizeof payload, (uint16_t) (i + 2));
    }
    work_end("publishes", sizeof "publishes" - 1);
    return error;
}

/* What a turn of the loop costs in which nothing happens: the host takes it off the rest. */
static void stay_quiet(void) {
    work_begin();
    stream_wait(QUIET_MILLIS);
    work_end("quiet", sizeof "quiet" - 1);
}

static const char *run(void) {
    if (net_init() != 0 || net_start_dhcp() != 0 || !wait_for_address()) {
        return "no address";
    }
    if (learn_date() != 0) {
        return "no date";
    }
    if (open_connection() != 0) {
        return "no connection";
    }
    if (log_in() != 0) {
        return "refused by the broker";
    }
    if (publish() != 0) {
        return "not published";
    }
    stay_quiet();
    (void) mqtt_disconnect();
    stream_close();
    work_report_memory();
    return NULL;
}

int main(void) {
    const char *failure = run();
    console_print(failure == NULL ? "done" : failure);
    console_print("\r\n");
    return failure == NULL ? 0 : 1;
}
