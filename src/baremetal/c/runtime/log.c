#include "runtime/log.h"
#include "board/console.h"
#include "runtime/objects.h"

#define DIGITS_MAX 11           /* -2147483648 */

void teavm_logchar(int32_t byte) {
    uint8_t raw = (uint8_t) byte;
    console_write(&raw, 1);
}

void teavm_logCodePoint(int32_t code_point) {
    teavm_logchar(code_point < 0x80 ? code_point : '?');
}

void log_string(const TeaVM_String *string) {
    for (int32_t i = 0; i < string->characters->size; i++) {
        teavm_logCodePoint(objects_character(string->characters, i));
    }
}

void teavm_printInt(int32_t value) {
    char digits[DIGITS_MAX];
    int32_t at = DIGITS_MAX;
    uint32_t rest = value < 0 ? 0u - (uint32_t) value : (uint32_t) value;
    do {
        digits[--at] = (char) ('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) {
        digits[--at] = '-';
    }
    console_write(digits + at, DIGITS_MAX - at);
}
