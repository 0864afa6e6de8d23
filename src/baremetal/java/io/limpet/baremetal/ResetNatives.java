package io.limpet.baremetal;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/reset.h: why the device started. */
@Include(value = "board/reset.h", isSystem = false)
final class ResetNatives {

    /** The causes of reset.h. */
    static final int WATCHDOG = 1;
    static final int HARD_FAULT = 2;
    static final int STACK_OVERFLOW = 3;
    static final int OUT_OF_MEMORY = 4;
    static final int UNCAUGHT_EXCEPTION = 5;
    static final int REQUESTED = 6;
    static final int LIBRARY_FAILURE = 7;

    private ResetNatives() {
    }

    @Import(name = "reset_cause")
    static native int cause();

    /** The resets since power-on that nobody asked for, this one included. */
    @Import(name = "reset_count")
    static native int count();

    /** Where the processor was then; 0 when it is not known. */
    @Import(name = "reset_program_counter")
    static native int programCounter();
}
