#include "runtime/class_objects.h"
#include "runtime/heap.h"

#pragma weak meth_jl_Class_createClass

/* java.lang.Class itself; NULL before the first is made. */
static const TeaVM_Class *class_of_classes;

/* One of its fields is the address of the class; which one, depends on how much of java.lang.Class the program uses. */
static bool is_of(const TeaVM_Object *object, const TeaVM_Class *class) {
    if (object->header != class_of_classes) {
        return false;
    }
    const void *const *word = (const void *const *) (object + 1);
    const void *const *end = (const void *const *) ((const char *) object + class_of_classes->size);
    while (word < end && *word != class) {
        word++;
    }
    return word < end;
}

static TeaVM_Object *find(const TeaVM_Class *class) {
    TeaVM_Object *object = heap_object_after(NULL);
    while (object != NULL && !is_of(object, class)) {
        object = heap_object_after(object);
    }
    return object;
}

TeaVM_Object *teavm_getClassObject(const TeaVM_Class *class) {
    TeaVM_Object *object = find(class);
    if (object == NULL) {
        object = meth_jl_Class_createClass((void *) (uintptr_t) class);
        class_of_classes = object->header;
    }
    return object;
}
