/*
 * Java's exceptions over setjmp() and longjmp(). Only methods that catch have a frame here, and in it the try
 * statements that are being executed; calls within them cost nothing, nor does the rest of the program.
 *
 *   java_frames -> | caller | innermost | -> ... -> | caller: NULL | innermost |
 *                                |
 *                                v
 *                       | outer | handlers | registers | -> | outer: NULL | handlers | registers |
 *
 * A stack trace is not kept: what is not caught is reported with the addresses on the stack (failure.h).
 */
#pragma once
#include <setjmp.h>
#include <stdint.h>
#include "runtime/object.h"

/* A catch clause. A list of them ends with the number 0. */
struct java_handler {
    supertype_test *catches;    /* NULL: anything */
    int32_t number;             /* within its method */
};

/* A try statement that is being executed. */
struct java_try {
    struct java_try *outer;
    const struct java_handler *handlers;    /* NULL: none */
    jmp_buf registers;
};

struct java_frame {
    struct java_frame *caller;
    struct java_try *innermost;
};

extern struct java_frame *java_frames;

#define JAVA_OPEN_FRAME \
    struct java_frame java_frame = { java_frames, NULL }; \
    java_frames = &java_frame
#define JAVA_CLOSE_FRAME (java_frames = java_frame.caller)

/* A try statement: JAVA_TRY(clauses) ... TEAVM_CATCH case 1: { ... } case 2: { ... } TEAVM_END_TRY */
#define JAVA_TRY(clauses) \
    do { \
        struct java_try java_try; \
        java_try.outer = java_frame.innermost; \
        java_try.handlers = clauses; \
        java_frame.innermost = &java_try; \
        int java_handler = setjmp(java_try.registers); \
        if (java_handler == 0) {
#define TEAVM_CATCH \
            TEAVM_RESTORE_JUMP_BUFFER; \
        } else { \
            TEAVM_RESTORE_JUMP_BUFFER; \
            switch (java_handler) {
#define TEAVM_END_TRY \
                default: \
                    longjmp(java_frame.innermost->registers, java_handler); \
            } \
        } \
    } while (0);
#define TEAVM_RESTORE_JUMP_BUFFER (java_frame.innermost = java_frame.innermost->outer)

/** Goes on at the catch clause for an exception, or ends the program when there is none. */
_Noreturn void meth_otr_ExceptionHandling_throwException(void *exception);

/** The exception that a catch clause was entered with. Called once, and first, in each. */
void *teavm_catchException(void);

/** What the checks throw. The first three are generated. */
JAVA_USED_BY_RUNTIME _Noreturn void teavm_throwNullPointerException(void);
JAVA_USED_BY_RUNTIME _Noreturn void teavm_throwArrayIndexOutOfBoundsException(void);
JAVA_USED_BY_RUNTIME _Noreturn void meth_otr_ExceptionHandling_throwClassCastException(void);
void *teavm_throwClassCastException(void);
