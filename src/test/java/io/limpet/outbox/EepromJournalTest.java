package io.limpet.outbox;

import io.limpet.simulator.memory.SimulatedMemory;

/** The journal in an EEPROM keeps the contract. */
class EepromJournalTest extends JournalContract {

    @Override
    SimulatedMemory memory() {
        return SimulatedMemory.eeprom(8, 512, 32);
    }
}
