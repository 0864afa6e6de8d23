package io.limpet.baremetal;

/** The natives that stand for the target's C, all as after power-on, and a clock over them. */
final class FakeTarget {

    final HardwareClock clock;

    FakeTarget() {
        ClockNatives.reset();
        NetNatives.reset();
        TlsNatives.reset();
        clock = new HardwareClock();
    }
}
