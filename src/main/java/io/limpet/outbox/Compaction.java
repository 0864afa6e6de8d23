package io.limpet.outbox;

import java.io.IOException;

/**
 * Makes room in the ring: a new head, with copies of what lives in the oldest sector, whose place it takes.
 *
 * <p>If that is more than half a sector, and more than half of the whole log lives, the journal is full, and the policy
 * decides: the oldest messages, those of that sector, are given up together, or the new one is. So one sector is erased
 * and copied at most for one message.
 */
final class Compaction {

    private final Layout layout;
    private final Ring ring;
    private final Index index;
    private final WhenFull whenFull;

    Compaction(Layout layout, Ring ring, Index index, WhenFull whenFull) {
        this.layout = layout;
        this.ring = ring;
        this.index = index;
        this.whenFull = whenFull;
    }

    /** Sees to it that a message of so many bytes fits the head, if need be at the price of the oldest sector's. */
    boolean makeRoom(int bytes) throws IOException {
        if (ring.fits(bytes, layout.messagesEnd)) {
            return true;
        }
        int live = index.liveBytes(layout, falling(), false);
        boolean full = live > layout.halfBytes() && isCrowded() || !fitsBehind(live, bytes);
        int marked = index.liveBytes(layout, falling(), true);
        if (full && (whenFull == WhenFull.DROP_NEWEST || !fitsBehind(marked, bytes))) {
            return false;
        }
        turn(full);
        return ring.fits(bytes, layout.messagesEnd);
    }

    /**
     * Marks and acknowledgements are never refused: the reserve is for them. One turn makes room for one; more are
     * taken where a forged sector holds more messages than leave room.
     */
    void makeRoomForRecord(int bytes) throws IOException {
        for (int turns = 1; turns < layout.sectors && !ring.fits(bytes, layout.sectorBytes); turns++) {
            turn(false);
        }
    }

    /** Makes a new head: with copies of what lives in the oldest sector, or of what is under way if the rest goes. */
    void turn(boolean giveUp) throws IOException {
        Queue queue = index.queue;
        long given = 0;
        long falling = falling();
        ring.beginSector();
        for (long number = queue.next(Outbox.NONE); number != Outbox.NONE; number = queue.next(number)) {
            int slot = queue.slot(number);
            if (!layout.isIn(falling, index.address(slot))) {
                continue;
            }
            if (giveUp && queue.marks[slot] == 0) {
                given++;
                queue.remove(number);
            } else {
                index.move(number, ring.copy(Record.COPY, number, queue.marks[slot], index.address(slot),
                        queue.lengths[slot]));
            }
        }
        ring.commit(index.lastNumber(), index.dropped() + given);
        index.committed(given);
    }

    /** Whether a new sector takes so many bytes behind the copies. */
    private boolean fitsBehind(int copiedBytes, int bytes) {
        return layout.headerBytes + copiedBytes + layout.valueBytes + bytes <= layout.messagesEnd;
    }

    /** Whether so much lives that it is not for want of a few turns that there is no room. */
    private boolean isCrowded() {
        return index.liveBytes(layout) > (layout.logSectors - 1) * layout.halfBytes();
    }

    /** The sequence of the sector that falls out of the log with the next turn; 0 as long as none does. */
    private long falling() {
        return ring.isRound() ? ring.tail() : 0;
    }
}
