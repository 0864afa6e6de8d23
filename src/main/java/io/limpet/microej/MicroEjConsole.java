package io.limpet.microej;

import io.limpet.board.Console;
import java.io.PrintStream;

/** The serial console, which is MicroEJ's standard output. */
final class MicroEjConsole implements Console {

    private final PrintStream out = System.out;

    @Override
    public void writeLine(byte[] line, int offset, int length) {
        out.write(line, offset, length);
        out.write('\n');
        out.flush();
    }
}
