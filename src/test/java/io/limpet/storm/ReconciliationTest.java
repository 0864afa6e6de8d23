package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.limpet.outbox.JournalOutbox;
import io.limpet.outbox.OutboxException;
import io.limpet.outbox.WhenFull;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.SimulatedMemory;
import io.limpet.storm.broker.Trace;
import org.junit.jupiter.api.Test;

/** What may be missing in a journal after a power cut, and what may not. */
class ReconciliationTest {

    private static final byte[] FIRST = {0, 0, 1, 't', '1'};
    private static final byte[] SECOND = {0, 0, 1, 't', '2'};

    private final SimulatedMemory memory = SimulatedMemory.flash(6, 512, 16);
    private final Excuses none = new Excuses(() -> 0);
    private final Ledger ledger = new Ledger(() -> 0, new Trace(100), none, true);
    private final Reconciliation reconciliation = new Reconciliation(ledger, none, () -> 0,
            new Keeping(false, 0, 0, true), () -> Long.MIN_VALUE);

    /**
     * The older reading gave way, was noted as dropped and counted; then the new one could not be written, and nothing
     * more was heard of the memory before the power failed (seed 2657 of the hostile profile, day 77).
     */
    @Test
    void whatGaveWayToAReadingThatFailedMayBeGone() throws Exception {
        Witness witness = new Witness(open(), ledger, reconciliation);
        witness.append(FIRST, 0, FIRST.length);
        long steps = memory.steps();
        memory.setFate((erase, address) -> memory.steps() > steps + 1 ? Outcome.fails(1) : Outcome.DONE);
        assertThrows(OutboxException.class, () -> witness.append(SECOND, 0, SECOND.length));
        reconciliation.powerLost();
        memory.setFate(Fate.KIND);
        JournalOutbox next = open();
        assertEquals(0, next.size());
        assertEquals(1, next.dropped());
        reconciliation.afterPowerCut(next);
        assertEquals(0, ledger.size());
    }

    @Test
    void whatWasAcceptedMayNotBeGone() throws Exception {
        Witness witness = new Witness(open(), ledger, reconciliation);
        witness.append(FIRST, 0, FIRST.length);
        reconciliation.powerLost();
        JournalOutbox blank = journal(SimulatedMemory.flash(6, 512, 16));
        assertThrows(Violation.class, () -> reconciliation.afterPowerCut(blank));
    }

    private JournalOutbox open() throws Exception {
        return journal(memory);
    }

    private static JournalOutbox journal(SimulatedMemory memory) throws Exception {
        return JournalOutbox.open(memory, "020000000001", 1, 64, WhenFull.DROP_OLDEST, false);
    }
}
