package io.limpet.outbox;

import io.limpet.board.NonVolatile;
import io.limpet.simulator.natives.PowerCut;

/** A device's journal through power cuts and failures of its memory, with the {@link Ledger} that judges it. */
final class JournalLife {

    private final Journal journal;
    private final NonVolatile memory;
    private Ledger ledger;
    private Outbox outbox;

    private long powerCuts;
    private long failures;

    /** What the last operation that failed has said, and which it was; null when that is settled. */
    private OutboxException failure;
    private Operation failed;

    JournalLife(NonVolatile memory, int capacity, int messageBytesMax, WhenFull whenFull) throws Exception {
        this(Journal.REAL, memory, capacity, messageBytesMax, whenFull);
    }

    JournalLife(Journal journal, NonVolatile memory, int capacity, int messageBytesMax, WhenFull whenFull)
            throws Exception {
        this.journal = journal;
        this.memory = memory;
        this.ledger = Ledger.empty(new Ledger.Limits(capacity, messageBytesMax, whenFull, new Layout(memory)));
        boot();
        ledger = ledger.after(Operation.REBOOT, Outbox.NONE, outbox);
    }

    Ledger ledger() {
        return ledger;
    }

    Outbox outbox() {
        return outbox;
    }

    long powerCuts() {
        return powerCuts;
    }

    long failures() {
        return failures;
    }

    OutboxException failure() {
        return failure;
    }

    /** Does it, if there is something to do it to. The power may fail. */
    void step(Operation operation) throws Exception {
        if (!operation.isPossible(ledger)) {
            return;
        }
        try {
            long answer = Outbox.NONE;
            if (operation == Operation.REBOOT) {
                open();
            } else {
                answer = operation.on(outbox, ledger);
            }
            ledger = ledger.after(operation, answer, outbox);
        } catch (PowerCut e) {
            powerCuts++;
            boot();
            ledger = ledger.afterCut(operation, outbox);
        }
    }

    /** Does it, and leaves it at that when the memory fails. Returns whether it did not. */
    boolean tryStep(Operation operation) throws Exception {
        try {
            step(operation);
            return true;
        } catch (OutboxException e) {
            failures++;
            failure = e;
            failed = operation;
            return false;
        }
    }

    /** The memory works again: finds out how far the operation came that has failed. */
    void settle() throws OutboxException {
        if (failed != null) {
            ledger = ledger.afterCut(failed, outbox);
            failed = null;
        }
    }

    /** Until it succeeds: the power may fail in each recovery. */
    private void boot() throws Exception {
        while (true) {
            try {
                open();
                return;
            } catch (PowerCut e) {
                powerCuts++;
            }
        }
    }

    private void open() throws Exception {
        Ledger.Limits limits = ledger.limits();
        outbox = journal.open(memory, limits.capacity(), limits.messageBytesMax(), limits.whenFull());
    }
}
