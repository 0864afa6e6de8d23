package io.limpet.log;

import io.limpet.text.Text;
import io.limpet.text.Utf8;

/** The last lines of the log, in memory made once: what a device can still tell when nobody watched its console. */
public final class RecentLines {

    private final byte[] bytes;
    private final int[] lengths;
    private final int lineBytesMax;

    /** Lines ever added; the last of them are kept. */
    private int added;

    RecentLines(int count, int lineBytesMax) {
        this.bytes = new byte[count * lineBytesMax];
        this.lengths = new int[count];
        this.lineBytesMax = lineBytesMax;
    }

    void add(Text line) {
        if (lengths.length == 0) {
            return;
        }
        int slot = added % lengths.length;
        System.arraycopy(line.buffer(), 0, bytes, slot * lineBytesMax, line.length());
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
        return Utf8.decode(bytes, slot * lineBytesMax, lengths[slot]);
    }
}
