package io.limpet.simulator.chip;

import java.util.function.LongSupplier;

/** A TI TMP105 (SLLS648): 9 to 12 bits, one byte of configuration, 0x00 after reset, of which OS always reads 0. */
public final class Tmp105Chip extends TmpChip {

    public Tmp105Chip(int address, LongSupplier clock, Climate climate) {
        super("tmp105", address, clock, climate);
    }

    @Override
    int resetConfiguration() {
        return 0;
    }

    @Override
    boolean hasSecond() {
        return false;
    }

    @Override
    int writtenFirst(int value) {
        return value & ~OS;
    }

    @Override
    int writtenSecond(int value) {
        return 0;
    }

    @Override
    int shownConfiguration(boolean converting, boolean oneShotDone, boolean alert) {
        return fault() == Fault.WRONG_IDENTITY ? configuration() & ~(RESOLUTION << 8) : configuration();
    }

    /** 37.5 with 9 bits, and twice as long with each bit more. */
    @Override
    double conversionMillis() {
        return 37.5 * (1 << resolution());
    }

    @Override
    double periodMillis() {
        return conversionMillis();
    }

    @Override
    int raw(int milliCelsius) {
        int unused = 3 - resolution();
        return steps(milliCelsius, 12) >> unused << unused + 4 & 0xffff;
    }

    /** 0 (9 bits) to 3 (12 bits). */
    private int resolution() {
        return configuration() >> 13 & 3;
    }
}
