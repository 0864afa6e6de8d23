package io.limpet.outbox;

import io.limpet.simulator.memory.SimulatedMemory;

/** The journal in flash keeps the contract. */
class FlashJournalTest extends JournalContract {

    @Override
    SimulatedMemory memory() {
        return SimulatedMemory.flash(8, 512, 8);
    }
}
