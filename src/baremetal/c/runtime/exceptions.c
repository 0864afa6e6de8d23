#include "runtime/exceptions.h"
#include "runtime/failure.h"

struct java_frame *java_frames;

/* On its way from the throw statement to the catch clause, where nothing is allocated: no root of the collector's. */
static TeaVM_Object *thrown;

static const struct java_handler *handler_for(const struct java_handler *list, const TeaVM_Class *class) {
    for (; list != NULL && list->number != 0; list++) {
        if (list->catches == NULL || list->catches(NULL, class)) {
            return list;
        }
    }
    return NULL;
}

static _Noreturn void go_on_at(struct java_frame *frame, struct java_try *try, int32_t number) {
    java_frames = frame;
    frame->innermost = try;
    longjmp(try->registers, number);
}

__attribute__((noinline)) _Noreturn void meth_otr_ExceptionHandling_throwException(void *exception) {
    if (exception == NULL) {
        teavm_throwNullPointerException();
    }
    thrown = exception;
    for (struct java_frame *frame = java_frames; frame != NULL; frame = frame->caller) {
        for (struct java_try *each = frame->innermost; each != NULL; each = each->outer) {
            const struct java_handler *handler = handler_for(each->handlers, thrown->header);
            if (handler != NULL) {
                go_on_at(frame, each, handler->number);
            }
        }
    }
    failure_uncaught(thrown);
}

void *teavm_catchException(void) {
    return thrown;
}

void *teavm_throwClassCastException(void) {
    meth_otr_ExceptionHandling_throwClassCastException();
}

/* Generated code asks for one when it makes an exception. */
void *meth_otr_ExceptionHandling_fillStackTrace(void);
void *meth_otr_ExceptionHandling_fillStackTrace(void) {
    return NULL;
}
