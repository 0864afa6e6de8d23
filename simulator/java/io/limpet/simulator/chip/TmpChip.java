package io.limpet.simulator.chip;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * What TI's TMP102 (SBOS397) and TMP105 (SLLS648) have in common.
 *
 * <p>A pointer of two bits chooses one of four registers, of two bytes each but for the TMP105's configuration; a read
 * without a new pointer reads the same one again. They convert all the time after power-up, and read 0 degrees Celsius
 * until the first conversion is complete. Shut down, they convert once for each OS written.
 */
abstract class TmpChip extends SimulatedChip {

    static final int OS = 0x80;
    static final int RESOLUTION = 0x60;
    static final int SD = 0x01;

    private static final int TEMPERATURE = 0;
    private static final int CONFIGURATION = 1;
    private static final int T_LOW = 2;
    private static final int T_HIGH = 3;

    /** 16 bits each. */
    private final int[] registers = new int[4];
    private int pointer;
    private boolean converting;
    private double convertedAt;
    private boolean oneShotDone;
    private boolean alert;

    TmpChip(String name, int address, LongSupplier clock, Climate climate) {
        super(name, address, clock, climate);
        reset(now());
    }

    @Override
    final void reset(long now) {
        registers[TEMPERATURE] = 0;
        registers[CONFIGURATION] = resetConfiguration();
        registers[T_LOW] = 75 << 8;
        registers[T_HIGH] = 80 << 8;
        pointer = TEMPERATURE;
        oneShotDone = false;
        alert = false;
        converting = true;
        convertedAt = now + conversionMillis();
    }

    @Override
    final void take(int index, int value, long now) {
        if (index == 0) {
            pointer = value & 3;
        } else if (index <= 2 && pointer >= T_LOW) {
            registers[pointer] = index == 1 ? value << 8 | registers[pointer] & 0xff
                    : registers[pointer] & 0xff00 | value;
        } else if (index == 1 && pointer == CONFIGURATION) {
            configure(value, now);
        } else if (index == 2 && pointer == CONFIGURATION) {
            registers[CONFIGURATION] = registers[CONFIGURATION] & 0xff00 | writtenSecond(value);
        }
    }

    private void configure(int value, long now) {
        boolean wasShutDown = isShutDown();
        boolean idle = now < convertedAt - conversionMillis();
        int kept = registers[CONFIGURATION] & 0xff;
        registers[CONFIGURATION] = writtenFirst(value) << 8 | kept;
        if (wasShutDown && (value & OS) != 0) {
            converting = true;   // after the conversion that may still be under way
            convertedAt = Math.max(now, convertedAt) + conversionMillis();
            oneShotDone = false;
        } else if (wasShutDown && !isShutDown()) {
            converting = true;
            convertedAt = now + conversionMillis();
        } else if (!wasShutDown && isShutDown() && idle) {
            converting = false;   // else the conversion under way is completed
            convertedAt = now;
        }
    }

    @Override
    final int give(int index) {
        if (pointer == CONFIGURATION) {
            int value = shownConfiguration(converting, oneShotDone, alert);
            return index == 0 ? value >> 8 : index == 1 && hasSecond() ? value & 0xff : 0xff;
        }
        return index == 0 ? registers[pointer] >> 8 : index == 1 ? registers[pointer] & 0xff : 0xff;
    }

    @Override
    final void settle(long now) {
        if (!converting || now < convertedAt || fault() == Fault.NEVER_READY) {
            return;
        }
        registers[TEMPERATURE] = raw(climate.temperatureMilliCelsius(now));
        short measured = (short) registers[TEMPERATURE];
        alert = measured >= (short) registers[T_HIGH] || alert && measured >= (short) registers[T_LOW];
        if (isShutDown()) {
            converting = false;
            oneShotDone = true;
        } else {
            convertedAt += periodMillis() * (Math.floor((now - convertedAt) / periodMillis()) + 1);
        }
    }

    private boolean isShutDown() {
        return (registers[CONFIGURATION] >> 8 & SD) != 0;
    }

    final int configuration() {
        return registers[CONFIGURATION];
    }

    /** 16 bits: the first byte high. */
    abstract int resetConfiguration();

    abstract boolean hasSecond();

    /** What becomes of the first byte of configuration when it is written. */
    abstract int writtenFirst(int value);

    abstract int writtenSecond(int value);

    abstract int shownConfiguration(boolean converting, boolean oneShotDone, boolean alert);

    /** At most, with the resolution that is set. */
    abstract double conversionMillis();

    /** From one conversion to the next when not shut down. */
    abstract double periodMillis();

    /** The 16 bits of the temperature register. */
    abstract int raw(int milliCelsius);

    /** Steps of 1/16 degree Celsius, rounded down, within so many bits. */
    static int steps(int milliCelsius, int bits) {
        int steps = Math.floorDiv(milliCelsius * 2, 125);
        int limit = 1 << bits - 1;
        return Math.max(-limit, Math.min(steps, limit - 1));
    }

    @Override
    public final synchronized List<Register> registers() {
        refresh();
        int configuration = shownConfiguration(converting, oneShotDone, alert);
        return List.of(
                new Register(TEMPERATURE, "Temperature", registers[TEMPERATURE], 16),
                hasSecond() ? new Register(CONFIGURATION, "Configuration", configuration, 16)
                        : new Register(CONFIGURATION, "Configuration", configuration >> 8, 8),
                new Register(T_LOW, "T_LOW", registers[T_LOW], 16),
                new Register(T_HIGH, "T_HIGH", registers[T_HIGH], 16));
    }
}
