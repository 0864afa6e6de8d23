package io.limpet.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.IsoTime;
import io.limpet.simulator.chip.Ds1338Chip;
import io.limpet.simulator.chip.Fault;
import io.limpet.simulator.chip.SeededClimate;
import io.limpet.simulator.chip.SimulatedI2cBus;
import org.junit.jupiter.api.Test;

/** The clock chip over months: how well it keeps the time, and when it is not believed. Time is virtual. */
@HostOnly("its chip is the simulator's")
class BatteryClockTest {

    private static final long BUILT = IsoTime.millis("2026-11-24T00:00:00Z");
    private static final long BEGIN = BUILT + 1_000_000_123L;
    private static final long DAY = 86_400_000L;

    private final VirtualClock clock = new VirtualClock();
    private final Floor floor = new Floor(clock, BUILT, null);
    private final SimulatedI2cBus bus = new SimulatedI2cBus();
    private final Ds1338Chip chip = new Ds1338Chip(() -> clock.uptimeMillis, new SeededClimate(1));
    private final BatteryClock batteryClock = new BatteryClock(clock, new Ds1338(bus), floor);

    BatteryClockTest() {
        bus.attach(chip);
    }

    @Test
    void isNotBelievedBeforeItWasSet() {
        assertEquals("the clock chip had stopped: is its battery empty?", batteryClock.start());
        assertFalse(clock.isSet());
    }

    @Test
    void keepsTheTimeThatTheTimeServersTold() {
        learn();
        passWithoutPower(3 * DAY + 4_321);
        assertOffByNoMoreThan(1_000);
    }

    @Test
    void losesAMinuteInTwoWeeksWithACrystalWhoseDriftIsNotKnown() {
        chip.setDrift(50);
        learn();
        passWithoutPower(14 * DAY);
        assertEquals(60_000, clock.utcMillis - now(), 2_000);
    }

    @Test
    void takesOffTheDriftThatItMeasuredInADay() {
        for (int perMillion : new int[] {50, -50, 120, -20, 0}) {
            chip.emptyBattery();
            chip.setDrift(perMillion);
            learn();
            pass(DAY + 777);
            learn();
            passWithoutPower(14 * DAY);
            assertOffByNoMoreThan(14 * 600);   // half a second a day, of what a look is off by
        }
    }

    @Test
    void andBetterWhatItMeasuresInAWeek() {
        chip.setDrift(50);
        learn();
        for (int day = 0; day < 30; day++) {
            pass(DAY + 86_399);
            learn();
        }
        passWithoutPower(100 * DAY);
        assertOffByNoMoreThan(100 * 100);
    }

    @Test
    void isSetAnewEveryWeekAndNotMoreOften() {
        chip.setDrift(-100);
        learn();
        int sets = 0;
        for (int day = 0; day < 70; day++) {
            long before = chipSays();
            pass(DAY);
            long ran = chipSays() - before;
            learn();
            sets += Math.abs(chipSays() - before - ran) > 2_000 ? 1 : 0;
        }
        assertEquals(10, sets);
    }

    @Test
    void isNotBelievedWhenItHasStopped() {
        learn();
        chip.emptyBattery();
        clock.utcMillis = -1;
        assertEquals("the clock chip had stopped: is its battery empty?", batteryClock.start());
        learn();
        passWithoutPower(DAY);
        assertOffByNoMoreThan(1_000);
    }

    @Test
    void isNotBelievedBelowTheFloor() {
        clock.setUtcMillis(BUILT - 1_000);
        batteryClock.learn();
        clock.utcMillis = -1;
        assertEquals("the clock chip is wrong: 2026-11-23 is earlier than this firmware was built, 2026-11-24",
                batteryClock.start());
        assertFalse(clock.isSet());
    }

    @Test
    void norBelowWhatIsProved() {
        learn();
        floor.proved(now());
        clock.setUtcMillis(now() - 2 * DAY);
        batteryClock.learn();
        clock.utcMillis = -1;
        assertTrue(batteryClock.start().contains("earlier than a certificate has proved"));
    }

    @Test
    void isSetRightWhenSomebodyElseHasSetIt() {
        learn();
        new Ds1338(bus).set(now() + 20 * 365 * DAY);
        pass(60_000);
        learn();
        passWithoutPower(DAY);
        assertOffByNoMoreThan(1_000);
    }

    @Test
    void doesWithoutItsRam() {
        chip.setDrift(50);
        learn();
        pass(2 * DAY);
        learn();
        new Ds1338(bus).writeRam(new byte[24], 24);
        passWithoutPower(DAY);
        assertOffByNoMoreThan(3 * 5_000);
        learn();
        passWithoutPower(DAY);
        assertOffByNoMoreThan(5_500);
    }

    @Test
    void needNotBeThere() {
        chip.inject(Fault.ABSENT);
        learn();
        assertEquals("no clock chip answers", batteryClock.start());
        chip.inject(Fault.NONE);
        assertNotNull(batteryClock.start());
        learn();
        assertNull(batteryClock.start());
    }

    private long now() {
        return BEGIN + clock.uptimeMillis;
    }

    /** The time servers have said what it is. */
    private void learn() {
        clock.setUtcMillis(now());
        batteryClock.learn();
    }

    private void pass(long millis) {
        clock.uptimeMillis += millis;
    }

    private void passWithoutPower(long millis) {
        bus.power(false);
        pass(millis);
        bus.power(true);
        clock.utcMillis = -1;
        assertNull(batteryClock.start());
    }

    private void assertOffByNoMoreThan(long millis) {
        assertTrue(Math.abs(clock.utcMillis - now()) <= millis, "off by " + (clock.utcMillis - now()) + " ms");
    }

    private long chipSays() {
        Ds1338 reader = new Ds1338(bus);
        assertNull(reader.read());
        return reader.utcMillis();
    }
}
