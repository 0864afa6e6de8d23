/* As much of MQTT 3.1.1 as a program needs that publishes, one message at a time. */
#pragma once
#include <stdint.h>

enum {
    MQTT_MALFORMED = -2,
    MQTT_UNEXPECTED = -3,
    MQTT_TOO_LONG = -4,
    MQTT_REFUSED = -10          /**< less the return code of CONNACK */
};

/** Sends CONNECT with a clean session and waits for CONNACK; 0, or an error. */
int32_t mqtt_connect(const char *client, const char *user, const char *password, uint16_t keep_alive_seconds);

/** Publishes with QoS 1 and waits for PUBACK; 0, or an error. */
int32_t mqtt_publish(const char *topic, const uint8_t *payload, int32_t length, uint16_t packet_identifier);

/** Sends DISCONNECT; 0, or an error. */
int32_t mqtt_disconnect(void);
