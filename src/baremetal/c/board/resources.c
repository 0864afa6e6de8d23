#include "board/resources.h"

#include <string.h>

int32_t resource_find(const void *name, int32_t length) {
    for (uint32_t i = 0; i < resource_count; i++) {
        if (strlen(resources[i].name) == (size_t) length && memcmp(resources[i].name, name, (size_t) length) == 0) {
            return (int32_t) i;
        }
    }
    return -1;
}

int32_t resource_length(int32_t index) {
    return index < 0 || (uint32_t) index >= resource_count ? -1 : (int32_t) resources[index].length;
}

int32_t resource_read(int32_t index, int32_t offset, void *into, int32_t length) {
    int32_t left = resource_length(index) - offset;
    if (offset < 0 || left <= 0 || length <= 0) {
        return 0;
    }
    int32_t count = length < left ? length : left;
    memcpy(into, resources[index].data + offset, (size_t) count);
    return count;
}
