package io.limpet.stress;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** What a program finds around it; here on the target: the serial line, and the heap that is to be tried. */
@Include(value = "runtime/runtime.h", isSystem = false)
public final class Machine {

    private static final byte[] BYTE = new byte[1];
    /** Made beforehand: when it is needed there is no room for it. */
    private static final OutOfMemoryError FULL = new OutOfMemoryError();

    private Machine() {
    }

    /** What C calls when the heap is full. */
    abstract static class Handler extends Function {
        abstract void call();
    }

    static void throwsWhenFull() {
        onOutOfMemory(Function.get(Handler.class, Machine.class, "fail"));
    }

    private static void fail() {
        throw FULL;
    }

    static void say(String line) {
        for (int i = 0; i < line.length(); i++) {
            write(line.charAt(i));
        }
        write('\n');
    }

    private static void write(int character) {
        BYTE[0] = (byte) character;
        write(Address.ofData(BYTE), 1);
    }

    @Import(name = "runtime_collect")
    static native void collect();

    @Import(name = "runtime_on_out_of_memory")
    private static native void onOutOfMemory(Handler handler);

    @Import(name = "console_write")
    @Include(value = "board/console.h", isSystem = false)
    private static native void write(Address bytes, int length);

    @Import(name = "semihosting_exit")
    @Include(value = "board/semihosting.h", isSystem = false)
    static native void exit(int status);
}
