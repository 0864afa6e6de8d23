package io.limpet.fuzz;

import java.util.Arrays;

/**
 * An input read as choices, from its first byte on; when it is used up, each further choice is 0. So a sequence of
 * steps is a run of bytes, which a fuzzer can cut, join and change anywhere, and a person can write down.
 */
public final class Script {

    private final byte[] input;
    private int at;

    public Script(byte[] input) {
        this.input = input;
    }

    public boolean isOver() {
        return at >= input.length;
    }

    /** The next byte, 0 to 255. */
    public int next() {
        return at < input.length ? input[at++] & 0xff : 0;
    }

    /** 0 to {@code count - 1}, of one byte: at most 256 choices. */
    public int choose(int count) {
        return next() % count;
    }

    /** Least to most, of one byte. */
    public int between(int least, int most) {
        return least + choose(most - least + 1);
    }

    public boolean flag() {
        return (next() & 1) != 0;
    }

    /** Two bytes, the most significant first. */
    public int next16() {
        return next() << 8 | next();
    }

    public int next32() {
        return next16() << 16 | next16();
    }

    public long next64() {
        return (long) next32() << 32 | next32() & 0xffffffffL;
    }

    /** As many bytes as the next one says, or fewer if there are no more. */
    public byte[] bytes() {
        return bytes(next());
    }

    /** So many bytes, or fewer if there are no more. */
    public byte[] bytes(int count) {
        byte[] taken = Arrays.copyOfRange(input, Math.min(at, input.length),
                Math.min(at + count, input.length));
        at += taken.length;
        return taken;
    }

    public byte[] rest() {
        return bytes(input.length);
    }
}
