package io.limpet.baremetal;

import io.limpet.board.I2cBus;
import io.limpet.time.Ds1338;

/** The natives that stand for the target's C, all as after power-on, and a clock over them. */
final class FakeTarget {

    final HardwareClock clock;

    FakeTarget() {
        ClockNatives.reset();
        NetNatives.reset();
        TlsNatives.reset();
        clock = new HardwareClock(new Ds1338(
                (address, write, writeLength, read, readLength) -> I2cBus.ADDRESS_NOT_ACKNOWLEDGED));
    }
}
