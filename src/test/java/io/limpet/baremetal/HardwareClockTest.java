package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.I2cBus;
import io.limpet.time.Ds1338;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The processor's clock and the chip that keeps the date while there is no power. */
class HardwareClockTest {

    private static final long NOW = Instant.parse("2026-11-28T23:07:59Z").toEpochMilli();

    private final byte[] chip = new byte[8];

    @Test
    void takesTheDateOfTheChip() {
        HardwareClock clock = newClock();
        clock.setUtcMillis(NOW);
        HardwareClock afterPowerCut = newClock();
        assertFalse(afterPowerCut.isSet());
        assertNull(afterPowerCut.takeChipTime(NOW));
        assertTrue(afterPowerCut.isSet());
        assertEquals(NOW, afterPowerCut.utcMillis());
    }

    @Test
    void isNotSetByAChipThatCannotBeBelieved() {
        HardwareClock clock = newClock();
        assertEquals("the clock chip shows no time of the calendar", clock.takeChipTime(NOW));
        assertFalse(clock.isSet());
    }

    @Test
    void doesNotMissAChipThatIsNotThere() {
        HardwareClock clock = new FakeTarget().clock;
        clock.setUtcMillis(NOW);
        assertEquals(NOW, clock.utcMillis());
    }

    @Test
    void letsTheNetworkWorkWhileItSleeps() {
        HardwareClock clock = newClock();
        clock.sleepUntil(1_250);
        assertEquals(1_250, clock.uptimeMillis());
        assertEquals(250, NetNatives.polls);
    }

    private HardwareClock newClock() {
        new FakeTarget();
        return new HardwareClock(new Ds1338((address, write, writeLength, read, readLength) -> {
            System.arraycopy(write, 1, chip, write[0], writeLength - 1);
            System.arraycopy(chip, write[0], read, 0, readLength);
            return I2cBus.OK;
        }));
    }
}
