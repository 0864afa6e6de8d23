package io.limpet.baremetal;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/watchdog.h: the hardware watchdog. */
@Include(value = "board/watchdog.h", isSystem = false)
final class WatchdogNatives {

    private WatchdogNatives() {
    }

    @Import(name = "watchdog_start")
    static native void start(int timeoutMillis);

    @Import(name = "watchdog_feed")
    static native void feed();
}
