/*
 * A string literal: object, array and characters in one constant. Where all characters are ASCII, the array is one of
 * bytes (JAVA_ASCII_STRING), which everything that reads the characters of a string knows (objects_character()).
 *
 *   | String class | -> | byte[] or char[] class | length | characters ... |
 *                    |____^
 */
#pragma once
#include "runtime/object.h"

#define JAVA_STRING(number, length, hash, ...) \
    JAVA_LITERAL(number, length, hash, char16_t, Arr_C_Cls, __VA_ARGS__)
#define JAVA_ASCII_STRING(number, length, hash, ...) \
    JAVA_LITERAL(number, length, hash, char, Arr_B_Cls, __VA_ARGS__)

#if JAVA_STRING_HASH_USED
#define JAVA_HASH(hash) , hash
#else
#define JAVA_HASH(hash)
#endif

#define JAVA_LITERAL(number, length, hash, type, array_class, ...) \
    static const struct { \
        TeaVM_String string; \
        TeaVM_Array array; \
        type characters[(length) > 0 ? (length) : 1]; \
    } string_##number = { \
        { { (const TeaVM_Class *) &jl_String_Cls }, (TeaVM_Array *) &string_##number.array JAVA_HASH(hash) }, \
        { { (const TeaVM_Class *) &array_class }, length }, \
        __VA_ARGS__ \
    }; \
    static void *const address_of_string_##number = (void *) &string_##number
