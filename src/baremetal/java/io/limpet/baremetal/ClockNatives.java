package io.limpet.baremetal;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/clock.h: the two times of the device. */
@Include(value = "board/clock.h", isSystem = false)
final class ClockNatives {

    private ClockNatives() {
    }

    @Import(name = "clock_uptime_millis")
    static native long uptimeMillis();

    /** Waits for the next interrupt, and so for 1 ms at most. */
    @Import(name = "clock_idle")
    static native void idle();

    /** 1 when the wall clock has been set, else 0. */
    @Import(name = "clock_is_set")
    static native int isSet();

    @Import(name = "clock_utc_millis")
    static native long utcMillis();

    @Import(name = "clock_set_utc_millis")
    static native void setUtcMillis(long utcMillis);
}
