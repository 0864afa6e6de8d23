package io.limpet.outbox;

import io.limpet.simulator.memory.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;

/** A small memory with a small outbox in it, for the {@link PowerCutExplorer}. */
record Exploration(SimulatedMemory blank, int capacity, WhenFull whenFull) {

    private static final int MESSAGE_BYTES_MAX = 20;

    /** Two sectors in the log, each of which takes two short messages or a long one. */
    static Exploration flash(int capacity, WhenFull whenFull) {
        return new Exploration(SimulatedMemory.flash(4, 128, 8), capacity, whenFull);
    }

    /** The same of three sectors. */
    static Exploration eeprom(int capacity, WhenFull whenFull) {
        return new Exploration(SimulatedMemory.eeprom(4, 128, 8), capacity, whenFull);
    }

    PowerCutExplorer explorer(Journal journal) {
        Ledger.Limits limits = new Ledger.Limits(capacity, MESSAGE_BYTES_MAX, whenFull, new Layout(blank));
        return new PowerCutExplorer(journal, limits);
    }

    /**
     * Turns the ring more than twice, with messages under way, removed out of order and dropped: each of its states is
     * another place of the head, and another past.
     */
    static List<Operation> program() {
        List<Operation> program = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            program.addAll(List.of(Operation.APPEND_LONG, Operation.APPEND_SHORT, Operation.SEND_OLDEST,
                    Operation.APPEND_SHORT, Operation.ACKNOWLEDGE_SECOND, Operation.SEND_OLDEST,
                    i % 2 == 0 ? Operation.ACKNOWLEDGE_OLDEST : Operation.APPEND_SHORT));
        }
        return program;
    }
}
