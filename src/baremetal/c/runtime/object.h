/*
 * How Java's objects lie in memory. The first word is the address of the class, and there is no other header: nothing
 * here locks an object or asks for its identity, so that neither has a place to be kept.
 *
 *   object     | class | fields ...                          |    a field of 8 bytes lies on a multiple of 8
 *   array      | class | length     | elements ...           |
 *   string     | class | characters | hash code            |    the hash code only in programs that ask for it
 *
 * Classes and string literals are constants and lie in flash. The names are those that TeaVM's C uses. What depends on
 * the program (..._USED, in the generated core_defs.h) is last in its structure: the runtime is compiled without it.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* On what the program defines and the runtime uses, for the program is compiled as a whole (-fwhole-program). */
#define JAVA_USED_BY_RUNTIME __attribute__((externally_visible))

typedef uint16_t char16_t;      /* picolibc has no uchar.h */

typedef struct TeaVM_Class TeaVM_Class;

/* Whether a class is the other one's, or a supertype of it. Generated, one for each class, which may ignore "class". */
typedef int32_t supertype_test(const TeaVM_Class *class, const TeaVM_Class *other);

typedef struct TeaVM_Object {
    const TeaVM_Class *header;
} TeaVM_Object;

typedef struct TeaVM_Array {
    TeaVM_Object parent;
    int32_t size;               /* elements */
} TeaVM_Array;

typedef struct TeaVM_String {
    TeaVM_Object parent;
    TeaVM_Array *characters;
#if JAVA_STRING_HASH_USED
    int32_t hashCode;           /* 0: not computed yet */
#endif
} TeaVM_String;

/* An exception, as far as it is known here (the generated C checks it). */
typedef struct TeaVM_Throwable {
    TeaVM_Object parent;
    const TeaVM_String *message;
} TeaVM_Throwable;

struct TeaVM_Class {
    uint16_t size;              /* bytes of an object, or of a value of a primitive type */
    uint16_t tag;               /* a class is a subclass of another when its tag lies in the other's range */
    uint8_t flags;              /* bits 4 to 7: which primitive type, 0 none */
    const TeaVM_Class *itemType;    /* of an array's elements; NULL when it is no array */
    const TeaVM_Class *arrayType;   /* of arrays of this; NULL when the program makes none */
    const TeaVM_Class *superclass;
    const int16_t *layout;      /* how many references this class adds to its superclass, then their offsets */
#if JAVA_SUPERTYPES_USED
    supertype_test *isSupertypeOf;
#endif
#if JAVA_CLASS_DETAILS_USED
    int32_t modifiers;
    const void *enumValues;     /* how many constants, then the addresses of their static fields */
#endif
#if TEAVM_CLASS_NAME_USED
    void *const *name;
#endif
#if TEAVM_CLASS_SIMPLE_NAME_USED
    void *const *simpleName;
#endif
};

static inline bool class_is_primitive(const TeaVM_Class *class) {
    return (class->flags & 0xF0) != 0;
}

/* Bytes that an element takes in an array of these. */
static inline uint32_t class_element_bytes(const TeaVM_Class *class) {
    return class_is_primitive(class) ? (uint32_t) class->size : sizeof(void *);
}

/* The elements begin on a multiple of 8, since arrays do and their header has 8 bytes. */
static inline void *array_elements(const TeaVM_Array *array) {
    return (char *) (uintptr_t) array + sizeof(TeaVM_Array);
}

_Static_assert(sizeof(TeaVM_Array) == 8, "elements of 8 bytes begin behind the length");
