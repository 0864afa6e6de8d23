package io.limpet.baremetal;

import io.limpet.board.Console;

/** The serial line. */
final class SerialConsole implements Console {

    private static final byte[] LINE_END = {'\r', '\n'};

    @Override
    public void writeLine(byte[] line, int offset, int length) {
        ConsoleNatives.write(line, offset, length);
        ConsoleNatives.write(LINE_END, 0, LINE_END.length);
    }
}
