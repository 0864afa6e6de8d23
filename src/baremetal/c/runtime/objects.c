#include "runtime/objects.h"
#include <string.h>
#include "runtime/exceptions.h"
#include "runtime/failure.h"
#include "runtime/heap.h"

static uint32_t array_bytes(const TeaVM_Class *array_class, int32_t length) {
    return (uint32_t) sizeof(TeaVM_Array) + (uint32_t) length * class_element_bytes(array_class->itemType);
}

static const TeaVM_Class *class_of(const void *object) {
    return ((const TeaVM_Object *) object)->header;
}

void *meth_otr_Allocator_allocate(void *class) {
    TeaVM_Object *object = heap_allocate((uint32_t) ((const TeaVM_Class *) class)->size);
    object->header = class;
    return object;
}

void *meth_otr_Allocator_allocateArray(void *array_class, int32_t length) {
    if ((uint32_t) length > JAVA_HEAP_BYTES) {
        failure_out_of_memory();
    }
    TeaVM_Array *array = heap_allocate(array_bytes(array_class, length));
    array->parent.header = array_class;
    array->size = length;
    return array;
}

void *meth_otr_Allocator_allocateMultiArray(void *array_class, void *lengths, int32_t count) {
    const int32_t *length = lengths;
    const TeaVM_Class *class = array_class;
    TeaVM_Array *array = meth_otr_Allocator_allocateArray(array_class, *length);
    if (count > 1) {
        void **elements = array_elements(array);
        for (int32_t i = 0; i < *length; i++) {
            elements[i] = meth_otr_Allocator_allocateMultiArray((void *) (uintptr_t) class->itemType,
                    (void *) (uintptr_t) (length + 1), count - 1);
        }
    }
    return array;
}

void *objects_fill(void *array, const void *values, uint32_t bytes) {
    memcpy(array_elements(array), values, bytes);
    return array;
}

/* Whether the characters of a string are a literal's in ASCII. */
static int is_ascii(const TeaVM_Array *characters) {
    return class_of(characters)->itemType->size == 1;
}

char16_t objects_character(const void *array, int32_t index) {
    const void *elements = array_elements(array);
    return is_ascii(array) ? ((const uint8_t *) elements)[index] : ((const char16_t *) elements)[index];
}

void *objects_characters(void *array, void *array_class) {
    if (array == NULL || !is_ascii(array)) {
        return array;
    }
    int32_t length = ((const TeaVM_Array *) array)->size;
    void *characters = meth_otr_Allocator_allocateArray(array_class, length);
    meth_jl_System_fastArraycopy(array, 0, characters, 0, length);
    return characters;
}

int32_t meth_jl_Object_hashCode(void *object) {
    return (int32_t) ((uintptr_t) object >> 3);
}

int32_t meth_jl_Object_identity(void *object) {
    return meth_jl_Object_hashCode(object);
}

void *meth_jl_Object_cloneLowLevel(void *object) {
    const TeaVM_Class *class = class_of(object);
    if (class->itemType == NULL) {
        return memcpy(meth_otr_Allocator_allocate((void *) (uintptr_t) class), object, (size_t) class->size);
    }
    int32_t length = ((const TeaVM_Array *) object)->size;
    return memcpy(meth_otr_Allocator_allocateArray((void *) (uintptr_t) class, length), object,
            array_bytes(class, length));
}

static int is_range(const TeaVM_Array *array, int32_t index, int32_t count) {
    return index >= 0 && count <= array->size - index;
}

static void copy_ascii(const TeaVM_Array *from, int32_t from_index, char16_t *to, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        to[i] = objects_character(from, from_index + i);
    }
}

/* From a literal's characters it is to a char[]: nobody else has them. */
static void copy(const TeaVM_Array *from, int32_t from_index, TeaVM_Array *to, int32_t to_index, int32_t count) {
    uint32_t bytes = class_element_bytes(class_of(to)->itemType);
    if (is_ascii(from) && bytes > 1) {
        copy_ascii(from, from_index, (char16_t *) array_elements(to) + to_index, count);
        return;
    }
    memmove((char *) array_elements(to) + (uint32_t) to_index * bytes,
            (const char *) array_elements(from) + (uint32_t) from_index * bytes, (uint32_t) count * bytes);
}

void meth_jl_System_fastArraycopy(void *from, int32_t from_index, void *to, int32_t to_index, int32_t count) {
    if (from == NULL || to == NULL) {
        teavm_throwNullPointerException();
    }
    if (count < 0 || !is_range(from, from_index, count) || !is_range(to, to_index, count)) {
        teavm_throwArrayIndexOutOfBoundsException();
    }
    copy(from, from_index, to, to_index, count);
}

/* References go where references go: an array of objects is not asked what it may hold, here as elsewhere. */
static int may_copy(const TeaVM_Class *from, const TeaVM_Class *to) {
    return from == to || (from->itemType != NULL && to->itemType != NULL
            && !class_is_primitive(from->itemType) && !class_is_primitive(to->itemType));
}

void meth_jl_System_arraycopy(void *from, int32_t from_index, void *to, int32_t to_index, int32_t count) {
    if (from != NULL && to != NULL && heap_holds(from) && !may_copy(class_of(from), class_of(to))) {
        teavm_throwClassCastException();
    }
    meth_jl_System_fastArraycopy(from, from_index, to, to_index, count);
}

int32_t meth_jlr_Array_getLength(void *array) {
    if (array != NULL) {
        return ((const TeaVM_Array *) array)->size;
    }
    teavm_throwNullPointerException();
}

const TeaVM_Class *teavm_getArrayClass(const TeaVM_Class *class) {
    if (class->arrayType == NULL) {
        failure_in_program("an array of a type of which there are no arrays");
    }
    return class->arrayType;
}
