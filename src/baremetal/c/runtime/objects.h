/* Making and copying objects and arrays: what "new", clone() and System.arraycopy() come to in generated C. */
#pragma once
#include <stdint.h>
#include "runtime/object.h"

/** new: an object whose fields are 0. */
void *meth_otr_Allocator_allocate(void *class);

/** new T[length], its elements 0. A negative length is answered like one that the heap has no room for. */
void *meth_otr_Allocator_allocateArray(void *array_class, int32_t length);

/** new T[a][b]...: as many dimensions as lengths are given. */
void *meth_otr_Allocator_allocateMultiArray(void *array_class, void *lengths, int32_t count);

/** An array and its first elements, from a table in flash. */
void *objects_fill(void *array, const void *values, uint32_t bytes);

/** A character of a char[], or of the bytes of a literal (runtime/string_literals.h). */
char16_t objects_character(const void *array, int32_t index);

/** The same array; in place of a literal's bytes one of the class given, char[], for who reads it by its address. */
void *objects_characters(void *array, void *array_class);

/** Object.hashCode(), and System.identityHashCode(): by the address, since nothing moves. */
int32_t meth_jl_Object_hashCode(void *object);
int32_t meth_jl_Object_identity(void *object);

/** Object.clone(). */
void *meth_jl_Object_cloneLowLevel(void *object);

/** System.arraycopy(), and the same for arrays known to be of one type. */
void meth_jl_System_arraycopy(void *from, int32_t from_index, void *to, int32_t to_index, int32_t count);
void meth_jl_System_fastArraycopy(void *from, int32_t from_index, void *to, int32_t to_index, int32_t count);

/** java.lang.reflect.Array.getLength(). */
int32_t meth_jlr_Array_getLength(void *array);

/** The class of arrays of a class that is known only when the program runs: one that the program names elsewhere. */
const TeaVM_Class *teavm_getArrayClass(const TeaVM_Class *class);
