package io.limpet.baremetal;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/indicator.h: the status light. */
@Include(value = "board/indicator.h", isSystem = false)
final class IndicatorNatives {

    private IndicatorNatives() {
    }

    /** Switches it on (1) or off (0). */
    @Import(name = "indicator_set")
    static native void set(int on);
}
