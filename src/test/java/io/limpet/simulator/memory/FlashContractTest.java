package io.limpet.simulator.memory;

import io.limpet.board.NonVolatile;
import io.limpet.board.NonVolatileContract;

class FlashContractTest extends NonVolatileContract {

    private final SimulatedMemory memory = SimulatedMemory.flash(4, 512, 8);

    @Override
    protected NonVolatile nonVolatile() {
        return memory;
    }
}
