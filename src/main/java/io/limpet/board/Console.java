package io.limpet.board;

/** Where the log goes: a serial line, as a rule. */
public interface Console {

    /** Writes one line of printable ASCII or UTF-8, without its end; the console adds that. */
    void writeLine(byte[] line, int offset, int length);
}
