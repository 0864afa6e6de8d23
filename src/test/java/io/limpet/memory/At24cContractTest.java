package io.limpet.memory;

import io.limpet.HostOnly;
import io.limpet.board.NonVolatile;
import io.limpet.board.NonVolatileContract;
import io.limpet.simulator.chip.At24cChip;
import io.limpet.simulator.chip.SimulatedI2cBus;
import io.limpet.time.VirtualClock;
import org.junit.jupiter.api.Nested;

/** The driver over each of the chips that it is for. */
@HostOnly("on the target it has QEMU's chip")
class At24cContractTest {

    @Nested
    class Of24c32 extends Contract {
        Of24c32() {
            super("24c32");
        }
    }

    @Nested
    class Of24c64 extends Contract {
        Of24c64() {
            super("24c64");
        }
    }

    @Nested
    class Of24c128 extends Contract {
        Of24c128() {
            super("24c128");
        }
    }

    @Nested
    class Of24c256 extends Contract {
        Of24c256() {
            super("24c256");
        }
    }

    @Nested
    class Of24c512 extends Contract {
        Of24c512() {
            super("24c512");
        }
    }

    @HostOnly("on the target it has QEMU's chip")
    abstract static class Contract extends NonVolatileContract {

        private final NonVolatile memory;

        Contract(String type) {
            VirtualClock clock = new VirtualClock();
            SimulatedI2cBus bus = new SimulatedI2cBus();
            bus.attach(new At24cChip(type, 0x50, clock::uptimeMillis));
            memory = At24c.create(type, 0x50, bus, clock);
        }

        @Override
        protected NonVolatile nonVolatile() {
            return memory;
        }
    }
}
