#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "board/resources.h"

const char *option_text(const char *name) {
    static char text[OPTION_BYTES_MAX + 1];
    int32_t index = resource_find(name, (int32_t) strlen(name));
    text[resource_read(index, 0, text, OPTION_BYTES_MAX)] = 0;
    return text;
}

int32_t option_number(const char *name) {
    return atoi(option_text(name));
}
