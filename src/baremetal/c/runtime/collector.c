#include "runtime/collector.h"
#include <setjmp.h>
#include <stdbool.h>
#include "board/places.h"
#include "runtime/heap.h"
#include "runtime/runtime.h"
#include "runtime/static_roots.h"

#define PENDING_MAX 32

/* Objects whose references are to be followed. Those for which there is no room wait in the heap (HEAP_WAITING). */
struct pending {
    TeaVM_Object *objects[PENDING_MAX];
    uint32_t count;
    bool has_overflowed;
};

static struct {
    int32_t allocations, collections;
    int64_t allocated_bytes;
    uint32_t peak_bytes;
} statistics;

static void mark(struct pending *pending, TeaVM_Object *object) {
    if (!heap_holds(object) || (*heap_header(object) & HEAP_MARKED) != 0) {
        return;
    }
    *heap_header(object) |= HEAP_MARKED;
    if (pending->count < PENDING_MAX) {
        pending->objects[pending->count++] = object;
    } else {
        *heap_header(object) |= HEAP_WAITING;
        pending->has_overflowed = true;
    }
}

static void follow_elements(struct pending *pending, const TeaVM_Array *array) {
    TeaVM_Object **elements = array_elements(array);
    for (int32_t i = 0; i < array->size; i++) {
        mark(pending, elements[i]);
    }
}

static void follow_fields(struct pending *pending, const TeaVM_Object *object, const TeaVM_Class *class) {
    for (; class != NULL; class = class->superclass) {
        int16_t count = class->layout != NULL ? class->layout[0] : 0;
        for (int16_t i = 1; i <= count; i++) {
            mark(pending, *(TeaVM_Object *const *) (const void *) ((const char *) object + class->layout[i]));
        }
    }
}

static void follow(struct pending *pending, TeaVM_Object *object) {
    const TeaVM_Class *class = heap_class_of(object);
    if (class->itemType == NULL) {
        follow_fields(pending, object, class);
    } else if (!class_is_primitive(class->itemType)) {
        follow_elements(pending, (const TeaVM_Array *) object);
    }
}

static void follow_pending(struct pending *pending) {
    while (pending->count > 0) {
        follow(pending, pending->objects[--pending->count]);
    }
}

static void follow_waiting(struct pending *pending) {
    for (TeaVM_Object *object = heap_object_after(NULL); object != NULL; object = heap_object_after(object)) {
        if ((*heap_header(object) & HEAP_WAITING) != 0) {
            *heap_header(object) &= ~(uintptr_t) HEAP_WAITING;
            follow(pending, object);
            follow_pending(pending);
        }
    }
}

static void mark_from(struct pending *pending, TeaVM_Object *root) {
    mark(pending, root);
    follow_pending(pending);
}

static void mark_from_static_fields(struct pending *pending) {
    for (uint32_t i = 0; i < static_root_count; i++) {
        mark_from(pending, *static_roots[i]);
    }
}

/* The registers that C keeps across calls are put on the stack first, where setjmp() leaves them. */
static __attribute__((noinline)) void mark_from_stack(struct pending *pending) {
    jmp_buf registers;
    (void) setjmp(registers);
    for (uintptr_t at = PLACE(&registers) & ~(uintptr_t) 3; at < PLACE(stack_top); at += sizeof(void *)) {
        mark_from(pending, heap_object_at((const void *) *(volatile uintptr_t *) at));
    }
}

void collector_run(void) {
    struct pending pending = { .count = 0 };
    statistics.collections++;
    mark_from_static_fields(&pending);
    mark_from_stack(&pending);
    while (pending.has_overflowed) {
        pending.has_overflowed = false;
        follow_waiting(&pending);
    }
    heap_sweep();
    if (heap_used() > statistics.peak_bytes) {
        statistics.peak_bytes = heap_used();
    }
}

void collector_count(uint32_t bytes) {
    statistics.allocations++;
    statistics.allocated_bytes += bytes;
}

int32_t runtime_heap_size(void) {
    return JAVA_HEAP_BYTES;
}

int32_t runtime_heap_used(void) {
    return (int32_t) heap_used();
}

int32_t runtime_heap_free(void) {
    return JAVA_HEAP_BYTES - (int32_t) heap_used();
}

int32_t runtime_heap_peak(void) {
    return (int32_t) (statistics.peak_bytes > heap_used() ? statistics.peak_bytes : heap_used());
}

int32_t runtime_allocations(void) {
    return statistics.allocations;
}

int64_t runtime_allocated_bytes(void) {
    return statistics.allocated_bytes;
}

int32_t runtime_collections(void) {
    return statistics.collections;
}

void runtime_collect(void) {
    collector_run();
}
