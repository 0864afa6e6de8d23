package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** work.h: what the processor has worked. */
@Include(value = "../../bench/baremetal/c/work.h", isSystem = false)
final class WorkNatives {

    private WorkNatives() {
    }

    @Import(name = "work_begin")
    static native void begin();

    static void end(byte[] name) {
        end(Address.ofData(name), name.length);
    }

    @Import(name = "work_end")
    private static native void end(Address name, int length);

    @Import(name = "work_report_memory")
    static native void reportMemory();
}
