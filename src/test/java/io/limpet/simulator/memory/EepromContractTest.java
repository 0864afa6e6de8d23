package io.limpet.simulator.memory;

import io.limpet.board.NonVolatile;
import io.limpet.board.NonVolatileContract;

class EepromContractTest extends NonVolatileContract {

    private final SimulatedMemory memory = SimulatedMemory.eeprom(4, 256, 32);

    @Override
    protected NonVolatile nonVolatile() {
        return memory;
    }
}
