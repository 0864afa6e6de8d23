package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import java.io.IOException;

/** Takes up the journal that a memory holds, or makes a new one; again after a write has failed. */
final class JournalStart {

    private final NonVolatile memory;
    private final Layout layout;
    private final Ring ring;
    private final Index index;
    private final Compaction compaction;
    private final int messageBytesMax;

    JournalStart(NonVolatile memory, Layout layout, Ring ring, Index index, Compaction compaction,
            int messageBytesMax) {
        this.memory = memory;
        this.layout = layout;
        this.ring = ring;
        this.index = index;
        this.compaction = compaction;
        this.messageBytesMax = messageBytesMax;
    }

    /** At the start of a life. */
    void open(boolean eraseForeign) throws IOException, JournalRefusedException {
        if (ring.find() == 0) {
            begin(eraseForeign);
        }
        read(memory.isErasable());
        refuseLongMessages();
        makeFirm();
    }

    /** When a write has failed. The next one would fail in the same place, so it goes on in another sector. */
    void openAgain() throws IOException {
        if (ring.find() == 0) {
            throw new IOException("the journal is gone");
        }
        read(true);
        makeFirm();
    }

    private void begin(boolean eraseForeign) throws IOException, JournalRefusedException {
        long content = ring.content();
        if (content != SectorHeader.BLANK) {
            if (!eraseForeign) {
                throw new JournalRefusedException(memory.description() + ": it holds " + called(content)
                        + ", and is left as it is. To erase it, set outbox.foreign-journal = erase");
            }
            ring.clear();
        }
        ring.beginSector();
        ring.commit(0, 0);
    }

    private static String called(long content) {
        if (content == SectorHeader.OTHER_DEVICE) {
            return "another device's journal";
        }
        if (content == SectorHeader.OTHER_VERSION) {
            return "a journal in the format of another version";
        }
        return content == SectorHeader.OTHER_LAYOUT ? "a journal that was made with other sizes"
                : "something that is no journal";
    }

    private void read(boolean inNewSector) throws IOException {
        index.clear();
        ring.readAll(index, inNewSector);
    }

    /** Before anything is written: there is no room in RAM to copy them. */
    private void refuseLongMessages() throws JournalRefusedException {
        Queue queue = index.queue;
        for (long number = queue.next(Outbox.NONE); number != Outbox.NONE; number = queue.next(number)) {
            if (queue.length(number) > messageBytesMax) {
                throw new JournalRefusedException(memory.description() + ": a message of " + queue.length(number)
                        + " bytes waits in its journal, longer than outbox.message-bytes = " + messageBytesMax
                        + ". Leave room for it until it has been delivered");
            }
        }
    }

    /** Writes the last record once more: it was being written, perhaps, when the power failed. */
    private void makeFirm() throws IOException {
        int kind = ring.lastKind();
        long number = ring.lastNumber();
        int value = ring.lastValue();
        ring.clearBeyondHead();
        if (memory.isErasable()) {
            compaction.turn(false);
        }
        if (Record.isMessage(kind)) {
            makeMessageFirm(number);
        } else if (kind != Record.COMMIT || !memory.isErasable()) {
            compaction.makeRoomForRecord(layout.valueBytes);
            ring.append(memory.isErasable() && kind == Record.DROP ? Record.REMOVE : kind, number, value);
        }
    }

    /** Where there is no room it stays as it is: then the journal is full to the brim. */
    private void makeMessageFirm(long number) throws IOException {
        Queue queue = index.queue;
        int slot = queue.slot(number);
        int address = index.address(slot);
        int bytes = layout.messageRecordBytes(queue.lengths[slot]);
        for (int turn = 1; turn < layout.sectors && !ring.fits(bytes, layout.messagesEnd); turn++) {
            compaction.turn(false);
        }
        if (index.address(slot) == address && ring.fits(bytes, layout.messagesEnd)) {
            index.move(number, ring.copy(Record.MESSAGE, number, queue.marks[slot], address, queue.lengths[slot]));
        }
    }
}
