package io.limpet.memory;

import io.limpet.board.NonVolatile;
import java.io.IOException;

/**
 * A small record in non-volatile memory, replaced as a whole: a power cut leaves the old one or the new one.
 *
 * <p>There are two copies ({@link SlotCopy}), and the one that does not count is written. Of two that are finished the
 * younger counts. One that a power cut has left unfinished may read well now and not the next time, so that it counts
 * only where the other is not intact; of two of that kind the older counts, which was good when the other was begun.
 *
 * <p>A write costs each sector of one copy an erasure, or each page of it that is used a cycle: with two copies, the
 * memory lives for twice as many writes as it is rated for.
 */
public final class Slot {

    private final SlotCopy first;
    private final SlotCopy second;

    /**
     * Looks at nothing yet.
     *
     * @param firstSector where it begins; it takes {@code 2 * sectorsOfACopy} sectors
     * @param kind what is kept there, 0 to 255: what is of another kind is not read
     */
    public Slot(NonVolatile memory, int firstSector, int sectorsOfACopy, int kind) {
        if (firstSector < 0 || sectorsOfACopy < 1 || firstSector + 2 * sectorsOfACopy > memory.sectors()) {
            throw new IllegalArgumentException("sectors: " + firstSector + " and twice " + sectorsOfACopy
                    + ", must be within " + memory.sectors());
        }
        byte[] unit = new byte[Math.max(memory.unitBytes(), SlotCopy.HEADER_BYTES)];
        first = new SlotCopy(memory, firstSector, sectorsOfACopy, kind, unit);
        second = new SlotCopy(memory, firstSector + sectorsOfACopy, sectorsOfACopy, kind, unit);
    }

    /** The longest record that it takes. */
    public int bytesMax() {
        return first.bytesMax();
    }

    /**
     * Reads the record into the start of the array. What is behind it there may be overwritten as well.
     *
     * @return its length; 0 when there is none, or none that is intact and fits the array
     * @throws IOException when the memory does not answer
     */
    public int read(byte[] into) throws IOException {
        first.look();
        second.look();
        SlotCopy better = better();
        int length = better.read(into);
        return length >= 0 ? length : Math.max(0, other(better).read(into));
    }

    /**
     * Replaces the record. An empty one is as good as none.
     *
     * @param length 0 to {@link #bytesMax}
     * @throws IOException when the memory does not answer, or does not keep what is written to it: the old record is
     *         still there then
     */
    public void write(byte[] from, int length) throws IOException {
        if (length < 0 || length > from.length || length > bytesMax()) {
            throw new IllegalArgumentException("length: " + length + ", must be 0 to " + bytesMax());
        }
        first.look();
        second.look();
        SlotCopy kept = better();
        if (!kept.isIntact() && other(kept).isIntact()) {
            kept = other(kept);
        }
        other(kept).write(from, length, kept.sequence() + 1);
    }

    private SlotCopy better() {
        if (first.isFinished() != second.isFinished()) {
            return first.isFinished() ? first : second;
        }
        boolean firstIsYounger = first.sequence() - second.sequence() > 0;
        return firstIsYounger == first.isFinished() ? first : second;
    }

    private SlotCopy other(SlotCopy copy) {
        return copy == first ? second : first;
    }
}
