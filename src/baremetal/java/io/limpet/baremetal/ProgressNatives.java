package io.limpet.baremetal;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/progress.h: what a debugger or an emulator looks at. */
@Include(value = "board/progress.h", isSystem = false)
final class ProgressNatives {

    private ProgressNatives() {
    }

    /** How many readings the broker has acknowledged. */
    @Import(name = "progress_tell")
    static native void tell(int acknowledgedReadings);
}
