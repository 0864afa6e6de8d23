package io.limpet;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** What has been allocated since start, by the allocator's own count. */
@Include(value = "runtime/runtime.h", isSystem = false)
public final class Allocations {

    @Import(name = "runtime_allocated_bytes")
    public static native long bytes();

    private Allocations() {
    }
}
