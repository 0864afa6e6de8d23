package io.limpet.ontarget;

import org.teavm.interop.Function;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** Makes a full heap an error that a test fails with, instead of the end of the program. */
@Include(value = "runtime/runtime.h", isSystem = false)
final class FullHeap {

    /** Made beforehand: when it is needed there is no room for it. */
    private static final AssertionError FULL = new AssertionError("the heap is full");

    private FullHeap() {
    }

    /** What C calls. */
    abstract static class Handler extends Function {
        abstract void call();
    }

    static void throwsAnError() {
        onOutOfMemory(Function.get(Handler.class, FullHeap.class, "fail"));
    }

    private static void fail() {
        throw FULL;
    }

    @Import(name = "runtime_on_out_of_memory")
    private static native void onOutOfMemory(Handler handler);
}
