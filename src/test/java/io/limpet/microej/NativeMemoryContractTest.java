package io.limpet.microej;

import io.limpet.board.NonVolatile;
import io.limpet.board.NonVolatileContract;
import io.limpet.simulator.memory.SimulatedMemory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The partition of a simulated device, through the natives of the simulator. */
class NativeMemoryContractTest extends NonVolatileContract {

    @RegisterExtension
    final DeviceThread thread = new DeviceThread(SimulatedMemory.flash(4, 1024, 16));

    @Override
    protected NonVolatile nonVolatile() {
        return NativeMemory.find(NonVolatileNatives.JOURNAL);
    }
}
