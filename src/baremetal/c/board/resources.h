/* Files burnt to flash with the image: configuration and certificates. They stay there and cost no RAM. */
#pragma once
#include <stdint.h>

/** The table, written by the image builder. */
struct resource {
    const char *name;           /**< a relative path with slashes: "ca/broker.pem" */
    const uint8_t *data;
    uint32_t length;
};
extern const struct resource resources[];
extern const uint32_t resource_count;

/** The index of a resource by its name (not zero-terminated), or -1. */
int32_t resource_find(const void *name, int32_t length);

/** Its length in bytes; -1 for an index that is none. */
int32_t resource_length(int32_t index);

/** Copies at most length bytes from offset on; returns how many, 0 at the end and for an index that is none. */
int32_t resource_read(int32_t index, int32_t offset, void *into, int32_t length);
