package io.limpet.ontarget;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** The serial line and the way out, with nothing of what is tested in between. */
@Include(value = "board/console.h", isSystem = false)
final class Emulation {

    private static final byte[] BYTE = new byte[1];

    private Emulation() {
    }

    /** ASCII; any other character is written as its escape in Java source, which keeps a message in one line. */
    static void print(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                write(c);
            } else {
                escape(c);
            }
        }
    }

    static void endLine() {
        write('\n');
    }

    /** The host's exit code. */
    @Import(name = "semihosting_exit")
    @Include(value = "board/semihosting.h", isSystem = false)
    static native void exit(int status);

    private static void escape(char c) {
        write('\\');
        write('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            write("0123456789abcdef".charAt(c >> shift & 0xf));
        }
    }

    private static void write(int character) {
        BYTE[0] = (byte) character;
        write(Address.ofData(BYTE), 1);
    }

    @Import(name = "console_write")
    private static native void write(Address bytes, int length);
}
