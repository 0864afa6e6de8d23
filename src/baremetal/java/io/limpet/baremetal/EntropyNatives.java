package io.limpet.baremetal;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/entropy.h: where random numbers come from. What they are for happens in C. */
@Include(value = "board/entropy.h", isSystem = false)
final class EntropyNatives {

    private EntropyNatives() {
    }

    /** 1 when the source is the chip's own, fit for production; else 0. */
    @Import(name = "entropy_is_hardware")
    static native int isHardware();
}
