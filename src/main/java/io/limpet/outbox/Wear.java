package io.limpet.outbox;

import io.limpet.board.NonVolatile;

/**
 * What a journal writes for messages that pass through it, and how long its memory bears that. Reckoned in whole
 * numbers, by laying out on paper what the journal would write: batches of the same messages, one after the other, each
 * of them accepted, marked and removed.
 *
 * <pre>
 *   batch    | MESSAGE ... | MARK ... | REMOVE ... |     one of each for a message; a MARK for each step of its way
 * </pre>
 *
 * The ring wears evenly: once around it, each sector has been erased once, or each unit programmed once where nothing
 * is erased. Left out is what is rare beside that: messages copied because they were still waiting when their sector
 * was needed again, what is sent anew to a broker that has forgotten its session, units skipped after a boot.
 */
public final class Wear {

    /** So many sectors are filled on paper, that it does not matter what is left in the last of them. */
    private static final int SECTORS_LAID_OUT = 256;

    private final Layout layout;
    private final int[] messageBytes;
    private final int marks;
    private final long cyclesOfSectors;

    /** The sector that is being filled, the next free byte in it, and what was written so far. */
    private int sector;
    private int position;
    private long written;

    private final long batches;

    /**
     * Of a batch of messages.
     *
     * @param messageBytes how long each of them is; the array is kept
     * @param marks how many each is given before it is removed
     */
    public Wear(NonVolatile memory, int[] messageBytes, int marks) {
        this.layout = new Layout(memory);
        this.messageBytes = messageBytes;
        this.marks = marks;
        this.cyclesOfSectors = (long) memory.cyclesRated() * memory.sectors();
        this.batches = layOut();
    }

    /** How long the messages of a batch are together. */
    public long messageBytes() {
        long sum = 0;
        for (int i = 0; i < messageBytes.length; i++) {
            sum += messageBytes[i];
        }
        return sum;
    }

    /** What is written for a batch, on average. */
    public long writtenBytes() {
        return batches == 0 ? 0 : written / batches;
    }

    /** The write amplification in per cent: 100 were a memory in which messages take no more than their length. */
    public int amplificationPercent() {
        return messageBytes() == 0 ? 0 : (int) (100 * writtenBytes() / messageBytes());
    }

    /** How many batches pass through before the memory has reached the cycles that it is rated for. */
    public long batches() {
        return batches * cyclesOfSectors / SECTORS_LAID_OUT;
    }

    /**
     * How many of the longest message wait in the memory before the first has to give way, at least: the newest sector
     * of the log may just have begun.
     */
    public int messagesHeld() {
        int room = layout.messagesEnd - layout.headerBytes - layout.valueBytes;
        return (layout.logSectors - 1) * (room / layout.messageRecordBytes(longest()));
    }

    /** How many batches fill the sectors; 0 when there is a message that does not fit one. */
    private long layOut() {
        if (messageBytes.length == 0 || longest() > layout.messageBytesMax()) {
            return 0;
        }
        long count = 0;
        newSector();
        while (sector <= SECTORS_LAID_OUT) {
            appendBatch();
            count++;
        }
        return count;
    }

    private int longest() {
        int longest = 0;
        for (int i = 0; i < messageBytes.length; i++) {
            longest = Math.max(longest, messageBytes[i]);
        }
        return longest;
    }

    private void appendBatch() {
        for (int i = 0; i < messageBytes.length; i++) {
            append(layout.messageRecordBytes(messageBytes[i]), layout.messagesEnd);
        }
        for (int i = 0; i < messageBytes.length * marks; i++) {
            append(layout.valueBytes, layout.sectorBytes);
        }
        for (int i = 0; i < messageBytes.length; i++) {
            append(layout.recordBytes(0), layout.sectorBytes);
        }
    }

    private void append(int bytes, int end) {
        if (position + bytes > end) {
            newSector();
        }
        position += bytes;
        written += bytes;
    }

    private void newSector() {
        sector++;
        position = layout.headerBytes + layout.valueBytes;
        written += position;
    }
}
