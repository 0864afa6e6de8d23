package io.limpet.baremetal;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** runtime/runtime.h: what the Java runtime knows of itself. */
@Include(value = "runtime/runtime.h", isSystem = false)
final class RuntimeNatives {

    private RuntimeNatives() {
    }

    /** Bytes of the Java heap that are certainly free. */
    @Import(name = "runtime_heap_free")
    static native int heapFree();
}
