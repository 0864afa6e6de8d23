package io.limpet.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.HostOnly;
import io.limpet.simulator.memory.SimulatedMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few messages in RAM before the journal: the contract of every outbox, and what that spares and costs. */
@HostOnly("its memories are the simulator's")
class WriteBehindOutboxTest extends OutboxContract {

    private static final int YOUNG_MAX = 3;

    private final SimulatedMemory memory = SimulatedMemory.flash(8, 512, 8);

    @Override
    Outbox create(int capacity, WhenFull whenFull) throws OutboxException {
        return open(memory.copy(), capacity, whenFull);
    }

    @Test
    void writesNothingForWhatLeavesSoon() throws OutboxException {
        Outbox outbox = boot();
        long before = memory.steps();
        for (int i = 0; i < 100; i++) {
            long number = append(outbox, "a");
            outbox.setMark(number, 7);
            outbox.remove(number);
        }
        assertEquals(before, memory.steps());
    }

    @Test
    void aPowerCutLosesTheYoungAndNoOther() throws OutboxException {
        Outbox outbox = boot();
        for (String message : List.of("a", "b", "c", "d", "e")) {
            append(outbox, message);
        }
        assertEquals(List.of("1a", "2b", "3c", "4d", "5e"), contents(outbox));
        assertEquals(List.of("1a", "2b"), contents(boot()));
    }

    @Test
    void whatWasFlushedSurvivesWithItsMark() throws OutboxException {
        WriteBehindOutbox outbox = boot();
        append(outbox, "a");
        append(outbox, "b");
        outbox.setMark(1, 7);
        outbox.flush();
        append(outbox, "c");
        Outbox next = boot();
        assertEquals(List.of("1a", "2b"), contents(next));
        assertEquals(7, next.mark(1));
        assertEquals(0, next.mark(2));
    }

    @Test
    void whatTheJournalHoldsIsFirst() throws OutboxException {
        WriteBehindOutbox outbox = boot();
        append(outbox, "a");
        outbox.flush();
        append(outbox, "b");
        assertEquals(List.of("1a", "2b"), contents(outbox));
        outbox.remove(1);
        outbox.remove(2);
        assertEquals(List.of(), contents(boot()));
    }

    @Test
    void aJournalThatFailsLeavesTheYoungWhereTheyAre() throws OutboxException {
        WriteBehindOutbox outbox = boot();
        append(outbox, "a");
        memory.setAnswering(false);
        assertThrows(OutboxException.class, outbox::flush);
        memory.setAnswering(true);
        assertEquals(List.of("1a"), contents(outbox));
        outbox.flush();
        assertEquals(List.of("1a"), contents(boot()));
    }

    private WriteBehindOutbox boot() throws OutboxException {
        return open(memory, 10, WhenFull.DROP_OLDEST);
    }

    private static WriteBehindOutbox open(SimulatedMemory memory, int capacity, WhenFull whenFull)
            throws OutboxException {
        try {
            return new WriteBehindOutbox(JournalOutbox.open(memory, "24ec4a0102fe", capacity, MESSAGE_BYTES_MAX,
                    whenFull, false), YOUNG_MAX, whenFull);
        } catch (JournalRefusedException e) {
            throw new AssertionError(e);
        }
    }
}
