package io.limpet.simulator;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes the place of {@code System.out}, which is the serial port on a MicroEJ board: what a device's thread writes
 * goes to that device's console, line by line, and what others write goes where it always went.
 */
final class SerialPort extends OutputStream {

    private static final PrintStream DESKTOP = System.out;

    static {
        System.setOut(new PrintStream(new SerialPort(), true, StandardCharsets.UTF_8));
    }

    private SerialPort() {
    }

    /** Makes sure that it is in place; what it does, the class does when it is loaded. */
    static void install() {
        // See the static initialiser.
    }

    /** The standard output of the program, whoever writes. */
    static PrintStream desktop() {
        return DESKTOP;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Boot boot = Boot.ofThread();
        if (boot == null) {
            DESKTOP.write(bytes, offset, length);
            return;
        }
        boot.demandPower();
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                boot.device().write(boot.line().toString(StandardCharsets.UTF_8));
                boot.line().reset();
            } else {
                boot.line().write(bytes[i]);
            }
        }
    }

    @Override
    public void flush() {
        if (Boot.ofThread() == null) {
            DESKTOP.flush();
        }
    }
}
