#include "mqtt.h"

#include <stddef.h>
#include <string.h>

#include "stream.h"

enum {
    CONNECT = 0x10,
    CONNACK = 0x20,
    PUBLISH_QOS_1 = 0x32,
    PUBACK = 0x40,
    DISCONNECT = 0xE0
};
enum { CONNECT_FLAGS = 0xC2 };          /* user, password, clean session (§3.1.2.3) */
enum {
    PACKET_BYTES_MAX = 320,
    HEADER_BYTES_MAX = 5                /* type, and a remaining length of up to 4 bytes (§2.2.3) */
};

/* The body is built first; the header goes just before it, when its length is known. */
static uint8_t packet[PACKET_BYTES_MAX];
static uint8_t *const body = packet + HEADER_BYTES_MAX;

static uint8_t *put_two_bytes(uint8_t *at, uint16_t value) {
    *at++ = (uint8_t) (value >> 8);
    *at++ = (uint8_t) value;
    return at;
}

static uint8_t *put_string(uint8_t *at, const char *text) {
    size_t length = strlen(text);
    at = put_two_bytes(at, (uint16_t) length);
    memcpy(at, text, length);
    return at + length;
}

static int32_t send(uint8_t type, const uint8_t *end) {
    uint8_t header[HEADER_BYTES_MAX] = { type };
    uint32_t rest = (uint32_t) (end - body);
    int32_t length = 1;
    do {
        header[length++] = (uint8_t) ((rest & 127) | (rest > 127 ? 128 : 0));
        rest >>= 7;
    } while (rest > 0);
    uint8_t *start = body - length;
    memcpy(start, header, (size_t) length);
    return stream_write(start, (int32_t) (end - start));
}

static int32_t receive_header(uint8_t *type, uint32_t *remaining_length) {
    int32_t error = stream_read(type, 1);
    *remaining_length = 0;
    for (int32_t shift = 0; error == 0 && shift < 28; shift += 7) {
        uint8_t byte = 0;
        error = stream_read(&byte, 1);
        *remaining_length |= (uint32_t) (byte & 127) << shift;
        if (error == 0 && (byte & 128) == 0) {
            return 0;
        }
    }
    return error != 0 ? error : MQTT_MALFORMED;
}

static int32_t skip(uint32_t length) {
    int32_t error = 0;
    while (length > 0 && error == 0) {
        uint32_t part = length < sizeof packet ? length : sizeof packet;
        error = stream_read(packet, (int32_t) part);
        length -= part;
    }
    return error;
}

int32_t mqtt_connect(const char *client, const char *user, const char *password, uint16_t keep_alive_seconds) {
    if (strlen(client) + strlen(user) + strlen(password) + 16 > PACKET_BYTES_MAX - HEADER_BYTES_MAX) {
        return MQTT_TOO_LONG;
    }
    uint8_t *at = put_string(body, "MQTT");
    *at++ = 4;                          /* protocol level (§3.1.2.2) */
    *at++ = CONNECT_FLAGS;
    at = put_string(put_two_bytes(at, keep_alive_seconds), client);
    at = put_string(put_string(at, user), password);
    uint8_t type = 0;
    uint32_t length = 0;
    int32_t error = send(CONNECT, at);
    if (error == 0) {
        error = receive_header(&type, &length);
    }
    if (error == 0 && (type != CONNACK || length != 2)) {
        error = MQTT_UNEXPECTED;
    }
    if (error == 0) {
        error = stream_read(packet, 2);
    }
    return error != 0 || packet[1] == 0 ? error : MQTT_REFUSED - packet[1];
}

/* Anything but the acknowledgement that is waited for is passed over. */
static int32_t await_acknowledgement(uint16_t packet_identifier) {
    for (;;) {
        uint8_t type = 0;
        uint32_t length = 0;
        int32_t error = receive_header(&type, &length);
        if (error == 0 && type == PUBACK && length == 2) {
            error = stream_read(packet, 2);
            if (error == 0 && (packet[0] << 8 | packet[1]) == packet_identifier) {
                return 0;
            }
        } else if (error == 0) {
            error = skip(length);
        }
        if (error != 0) {
            return error;
        }
    }
}

int32_t mqtt_publish(const char *topic, const uint8_t *payload, int32_t length, uint16_t packet_identifier) {
    if (strlen(topic) + 4 + (size_t) length > PACKET_BYTES_MAX - HEADER_BYTES_MAX) {
        return MQTT_TOO_LONG;
    }
    uint8_t *at = put_two_bytes(put_string(body, topic), packet_identifier);
    memcpy(at, payload, (size_t) length);
    int32_t error = send(PUBLISH_QOS_1, at + length);
    return error != 0 ? error : await_acknowledgement(packet_identifier);
}

int32_t mqtt_disconnect(void) {
    return send(DISCONNECT, body);
}
