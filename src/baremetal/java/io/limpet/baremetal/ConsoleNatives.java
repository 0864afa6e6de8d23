package io.limpet.baremetal;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** board/console.h: the serial line. */
@Include(value = "board/console.h", isSystem = false)
final class ConsoleNatives {

    private ConsoleNatives() {
    }

    /** Sends bytes as they are. */
    static void write(byte[] bytes, int offset, int length) {
        write(Address.ofData(bytes).add(offset), length);
    }

    @Import(name = "console_write")
    private static native void write(Address bytes, int length);
}
