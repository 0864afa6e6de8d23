package io.limpet.simulator.chip;

import java.util.function.LongSupplier;

/**
 * A TI TMP102 (SBOS397): 12 bits, or 13 in extended mode; two bytes of configuration, the first one first.
 *
 * <pre>
 *   OS R1 R0 F1 F0 POL TM SD   CR1 CR0 AL EM 0 0 0 0        after reset 0x60 0xA0; R1 R0 AL are read only
 * </pre>
 */
public final class Tmp102Chip extends TmpChip {

    private static final int POL = 0x04;
    private static final int AL = 0x20;
    private static final int EM = 0x10;
    private static final double[] PERIOD_MILLIS = {4000, 1000, 250, 125};

    public Tmp102Chip(int address, LongSupplier clock, Climate climate) {
        super("tmp102", address, clock, climate);
    }

    @Override
    int resetConfiguration() {
        return 0x60a0;
    }

    @Override
    boolean hasSecond() {
        return true;
    }

    @Override
    int writtenFirst(int value) {
        return value & ~OS & ~RESOLUTION | RESOLUTION;
    }

    @Override
    int writtenSecond(int value) {
        return value & 0xf0;
    }

    @Override
    int shownConfiguration(boolean converting, boolean oneShotDone, boolean alert) {
        int first = configuration() >> 8;
        int second = configuration() & 0xff & ~AL;
        if (fault() == Fault.WRONG_IDENTITY) {
            return first & ~RESOLUTION & 0xff;   // such as an LM75: one byte, and no resolution to choose
        }
        boolean al = alert != ((first & POL) == 0);   // with POL = 0 it reads 1 until the temperature is too high
        return ((oneShotDone && !converting ? OS : 0) | first) << 8 | second | (al ? AL : 0);
    }

    @Override
    double conversionMillis() {
        return 35;
    }

    @Override
    double periodMillis() {
        return PERIOD_MILLIS[configuration() >> 6 & 3];
    }

    @Override
    int raw(int milliCelsius) {
        boolean extended = (configuration() & EM) != 0;
        return extended ? (steps(milliCelsius, 13) << 3 | 1) & 0xffff : steps(milliCelsius, 12) << 4 & 0xffff;
    }
}
