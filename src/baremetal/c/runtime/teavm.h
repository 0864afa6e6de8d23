/*
 * What the C that TeaVM generates includes. Of the macros and functions that TeaVM's own headers have under these
 * names, these do the same, but for Java's frames: the collector looks for references on the stack itself
 * (collector.h), so that no method has to list its own, and only methods that catch exceptions have a frame
 * (exceptions.h).
 */
#pragma once
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "runtime/class_objects.h"
#include "runtime/exceptions.h"
#include "runtime/log.h"
#include "runtime/null_reference.h"
#include "runtime/object.h"
#include "runtime/objects.h"
#include "runtime/time.h"

/* ---- Places ---- */

#define TEAVM_AS(pointer, type)             ((type *) (pointer))
#define TEAVM_FIELD(pointer, type, name)    (TEAVM_AS(pointer, type)->name)
#define TEAVM_CLASS_OF(object)              (TEAVM_AS(object, TeaVM_Object)->header)
#define TEAVM_VTABLE(object, type)          (TEAVM_AS(TEAVM_CLASS_OF(object), const type))
#define TEAVM_METHOD(object, type, method)  (TEAVM_VTABLE(object, type)->method)
#define TEAVM_ALIGN(address, alignment) \
    ((void *) (((uintptr_t) (address) + ((alignment) - 1)) / (alignment) * (alignment)))
#define TEAVM_ARRAY_LENGTH(array)           (TEAVM_AS(array, TeaVM_Array)->size)
#define TEAVM_ARRAY_DATA(array, type)       ((type *) array_elements((TeaVM_Array *) (array)))
#define TEAVM_ARRAY_DATAN(array, type)      ((array) != NULL ? TEAVM_ARRAY_DATA(array, type) : NULL)
#define TEAVM_ARRAY_AT(array, type, index) \
    _Generic((type *) 0, char16_t *: objects_character(array, index), default: TEAVM_ARRAY_DATA(array, type)[index])
#define JAVA_CHARACTER_TO_SET(array, index) (TEAVM_ARRAY_DATA(array, char16_t)[index])
#define TEAVM_ADDRESS_ADD(address, offset)  ((char *) (address) + (offset))
#define TEAVM_STRUCTURE_ADD(structure, address, offset) (((structure *) (address)) + (offset))
#define TEAVM_GET_STRING(index)             ((void *) &string_##index)
#define TEAVM_GET_STRING_ADDRESS(index)     (&address_of_string_##index)

/* ---- Frames and references that need no keeping ---- */

#define TEAVM_ALLOC_STACK(references)
#define TEAVM_RELEASE_STACK
#define TEAVM_GC_ROOT(index, pointer)
#define TEAVM_GC_ROOT_RELEASE(index)
#define TEAVM_WITH_CALL_SITE_ID(number, expression) (expression)
#define teavm_gc_writeBarrier(object)
#define TEAVM_UNREACHABLE                   __builtin_unreachable();
#define teavm_initializeClass(class, initializer) ((initializer)())

/* ---- Numbers ---- */

#define TEAVM_TO_BYTE(i)                    ((int8_t) (i))
#define TEAVM_TO_SHORT(i)                   ((int16_t) (i))
#define TEAVM_TO_CHAR(i)                    ((char16_t) (i))

static inline int32_t teavm_compare_i32(int32_t a, int32_t b) {
    return (a > b) - (a < b);
}

static inline int32_t teavm_compare_u32(int32_t a, int32_t b) {
    return ((uint32_t) a > (uint32_t) b) - ((uint32_t) a < (uint32_t) b);
}

static inline int32_t teavm_compare_i64(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

static inline int32_t teavm_compare_u64(int64_t a, int64_t b) {
    return ((uint64_t) a > (uint64_t) b) - ((uint64_t) a < (uint64_t) b);
}

/* With NaN: 1 (fcmpg and dcmpg of the Java virtual machine), and -1 (fcmpl and dcmpl). */
static inline int32_t teavm_compare_float(float a, float b) {
    return a == b ? 0 : a < b ? -1 : 1;
}

static inline int32_t teavm_compare_float_less(float a, float b) {
    return a == b ? 0 : a > b ? 1 : -1;
}

static inline int32_t teavm_compare_double(double a, double b) {
    return a == b ? 0 : a < b ? -1 : 1;
}

static inline int32_t teavm_compare_double_less(double a, double b) {
    return a == b ? 0 : a > b ? 1 : -1;
}

static inline int64_t teavm_reinterpretDoubleToLong(double value) {
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline double teavm_reinterpretLongToDouble(int64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline int32_t teavm_reinterpretFloatToInt(float value) {
    int32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline float teavm_reinterpretIntToFloat(int32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* ---- Checks ---- */

#define teavm_nullCheck(object)             (object)     /* runtime/null_reference.h */

static inline int32_t teavm_checkBounds(int32_t index, void *array) {
    if ((uint32_t) index >= (uint32_t) TEAVM_ARRAY_LENGTH(array)) {
        teavm_throwArrayIndexOutOfBoundsException();
    }
    return index;
}

static inline int32_t teavm_checkLowerBound(int32_t index) {
    if (index < 0) {
        teavm_throwArrayIndexOutOfBoundsException();
    }
    return index;
}

static inline int32_t teavm_checkUpperBound(int32_t index, void *array) {
    if (index >= TEAVM_ARRAY_LENGTH(array)) {
        teavm_throwArrayIndexOutOfBoundsException();
    }
    return index;
}

/* ---- Types ---- */

static inline int32_t teavm_instanceof(void *object, const void *class, supertype_test *test) {
    return object != NULL && test(class, TEAVM_CLASS_OF(object));
}

static inline void *teavm_checkcast(void *object, const void *class, supertype_test *test) {
    return object == NULL || test(class, TEAVM_CLASS_OF(object)) ? object : teavm_throwClassCastException();
}

static inline void *teavm_dereferenceNullable(void *const *place) {
    return place != NULL ? *place : NULL;
}

#if JAVA_CLASS_DETAILS_USED
static inline int32_t teavm_enumConstantCount(const TeaVM_Class *class) {
    return class->enumValues != NULL ? *(const intptr_t *) class->enumValues : 0;
}

static inline void *teavm_enumConstant(const TeaVM_Class *class, int32_t index) {
    return *((void **const *) class->enumValues)[index + 1];
}
#endif

static inline int32_t teavm_primitiveKind(const TeaVM_Class *class) {
    return class->flags >> 4 & 15;
}

#if JAVA_SUPERTYPES_USED
static inline int32_t teavm_isSupertypeOf(const TeaVM_Class *class, const TeaVM_Class *other) {
    return class->isSupertypeOf(class, other);
}

static inline int32_t teavm_isSupertypeOfArray(const TeaVM_Class *class, const TeaVM_Class *other) {
    return other->itemType != NULL && teavm_isSupertypeOf(class->itemType, other->itemType);
}
#endif

/* ---- Array initialisers: the values come from a table in flash ---- */

#define JAVA_FILL(array, type, ...) \
    ({ \
        static const type values[] = { __VA_ARGS__ }; \
        objects_fill(array, values, sizeof values); \
    })
#define teavm_fillArray(array, ...)         JAVA_FILL(array, void *const, __VA_ARGS__)
#define teavm_fillBooleanArray(array, ...)  JAVA_FILL(array, int8_t, __VA_ARGS__)
#define teavm_fillByteArray(array, ...)     JAVA_FILL(array, int8_t, __VA_ARGS__)
#define teavm_fillShortArray(array, ...)    JAVA_FILL(array, int16_t, __VA_ARGS__)
#define teavm_fillCharArray(array, ...)     JAVA_FILL(array, char16_t, __VA_ARGS__)
#define teavm_fillIntArray(array, ...)      JAVA_FILL(array, int32_t, __VA_ARGS__)
#define teavm_fillLongArray(array, ...)     JAVA_FILL(array, int64_t, __VA_ARGS__)
#define teavm_fillFloatArray(array, ...)    JAVA_FILL(array, float, __VA_ARGS__)
#define teavm_fillDoubleArray(array, ...)   JAVA_FILL(array, double, __VA_ARGS__)

/* The same where some of the values are known only now. */
#define JAVA_FILL_NOW(array, type, ...) \
    ({ \
        type values[] = { __VA_ARGS__ }; \
        objects_fill(array, values, sizeof values); \
    })
#define java_fillComputedArray(array, ...)          JAVA_FILL_NOW(array, void *, __VA_ARGS__)
#define java_fillComputedBooleanArray(array, ...)   JAVA_FILL_NOW(array, int8_t, __VA_ARGS__)
#define java_fillComputedByteArray(array, ...)      JAVA_FILL_NOW(array, int8_t, __VA_ARGS__)
#define java_fillComputedShortArray(array, ...)     JAVA_FILL_NOW(array, int16_t, __VA_ARGS__)
#define java_fillComputedCharArray(array, ...)      JAVA_FILL_NOW(array, char16_t, __VA_ARGS__)
#define java_fillComputedIntArray(array, ...)       JAVA_FILL_NOW(array, int32_t, __VA_ARGS__)
#define java_fillComputedLongArray(array, ...)      JAVA_FILL_NOW(array, int64_t, __VA_ARGS__)
#define java_fillComputedFloatArray(array, ...)     JAVA_FILL_NOW(array, float, __VA_ARGS__)
#define java_fillComputedDoubleArray(array, ...)    JAVA_FILL_NOW(array, double, __VA_ARGS__)
