package io.limpet.log;

import io.limpet.text.Text;
import io.limpet.text.Utf8;

/** The last lines of the log, in memory made once: what a device can still tell when nobody watched its console. */
public final class RecentLines {

    private final byte[][] lines;
    private final int[] lengths;

    /** Lines ever added; the last of them are kept. */
    private int added;

    RecentLines(int count, int lineBytesMax) {
        this.lines = new byte[count][lineBytesMax];
        this.lengths = new int[count];
    }

    void add(Text line) {
        if (lengths.length == 0) {
            return;
        }
        int slot = added % lengths.length;
        System.arraycopy(line.buffer(), 0, lines[slot], 0, line.length());
        lengths[slot] = line.length();
        added++;
        if (added == 2 * lengths.length) {
            added = lengths.length;   // counts on without an end to its range
        }
    }

    public int count() {
        return Math.min(added, lengths.length);
    }

    /** A line, 0 being the oldest that is kept. */
    public String line(int index) {
        if (index < 0 || index >= count()) {
            throw new IllegalArgumentException("index: " + index + ", must be 0 to " + (count() - 1));
        }
        int slot = (added - count() + index) % lengths.length;
        return Utf8.decode(lines[slot], 0, lengths[slot]);
    }
}
