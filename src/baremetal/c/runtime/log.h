/* What TeaVM's own classes print: System.out, byte for byte, and what they say when they give up. To the console. */
#pragma once
#include <stdint.h>
#include "runtime/object.h"

/** A string in ASCII, with a question mark for what is not. */
void log_string(const TeaVM_String *string);

/** TeaVM's names: a byte, a character, a number in decimal. */
void teavm_logchar(int32_t byte);
void teavm_logCodePoint(int32_t code_point);
void teavm_printInt(int32_t value);
