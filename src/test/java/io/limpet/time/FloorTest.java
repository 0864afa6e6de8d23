package io.limpet.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.HostOnly;
import io.limpet.IsoTime;
import io.limpet.memory.Slot;
import io.limpet.simulator.memory.Fate;
import io.limpet.simulator.memory.Outcome;
import io.limpet.simulator.memory.SimulatedMemory;
import org.junit.jupiter.api.Test;

/** What raises the floor, what does not, and what is left of it when the power has been away. */
@HostOnly("its memory is the simulator's")
class FloorTest {

    private static final long BUILT = IsoTime.millis("2026-11-24T00:00:00Z");
    private static final long DAY = 86_400_000L;
    private static final long NOW = BUILT + 400 * DAY;

    private final VirtualClock clock = new VirtualClock();
    private final SimulatedMemory memory = SimulatedMemory.kept();
    private Floor floor = boot();

    FloorTest() {
        clock.setUtcMillis(NOW);
    }

    @Test
    void isTheDayOfTheBuildAtFirst() {
        assertEquals(BUILT, floor.utcMillis());
        assertEquals("2026-11-23 is earlier than this firmware was built, 2026-11-24", floor.refusal(BUILT - 1));
    }

    @Test
    void risesWithWhatIsProvedAndNeverFalls() {
        floor.proved(BUILT + DAY);
        assertEquals(BUILT + DAY, floor.utcMillis());
        floor.proved(BUILT);
        floor.proved(BUILT - 1000 * DAY);
        assertEquals(BUILT + DAY, floor.utcMillis());
        assertEquals("2026-11-24 is earlier than a certificate has proved, 2026-11-25", floor.refusal(BUILT));
    }

    @Test
    void isNotRaisedAboveTheClock() {
        floor.proved(NOW + 1);
        assertEquals(BUILT, floor.utcMillis());
        floor.proved(NOW);
        assertEquals(NOW, floor.utcMillis());
    }

    @Test
    void isNotRaisedWhileTheClockIsNotSet() {
        clock.utcMillis = -1;
        floor.proved(BUILT + DAY);
        assertEquals(BUILT, floor.utcMillis());
    }

    @Test
    void outlivesThePowerWhenItHasRisenByAWeek() {
        floor.proved(BUILT + 8 * DAY);
        floor.proved(BUILT + 14 * DAY);
        assertEquals(BUILT + 8 * DAY, boot().utcMillis());
        floor.proved(BUILT + 15 * DAY);
        assertEquals(BUILT + 15 * DAY, boot().utcMillis());
        assertEquals("2026-12-08 is earlier than a certificate has proved, 2026-12-09",
                floor.refusal(BUILT + 14 * DAY));
    }

    @Test
    void isWrittenRarely() {
        for (int day = 1; day <= 365; day++) {
            floor.proved(BUILT + day * DAY);
        }
        assertEquals(26, memory.wearMax());
        assertEquals(0, memory.wear(2 * 4096));
    }

    @Test
    void isForgottenWithThePowerWithoutAMemory() {
        Floor forgetful = new Floor(clock, BUILT, null);
        forgetful.proved(BUILT + 100 * DAY);
        assertEquals(BUILT + 100 * DAY, forgetful.utcMillis());
        assertNull(forgetful.takeTrouble());
    }

    @Test
    void aNewerImageRaisesIt() {
        floor.proved(BUILT + 50 * DAY);
        assertEquals(BUILT + 60 * DAY, new Floor(clock, BUILT + 60 * DAY, new Slot(memory, 0, 1, 1)).utcMillis());
    }

    @Test
    void asksAMemoryThatDoesNotAnswerUntilItDoes() {
        floor.proved(BUILT + 50 * DAY);
        memory.setAnswering(false);
        floor = boot();
        assertEquals(BUILT, floor.utcMillis());
        assertNotNull(floor.takeTrouble());
        assertNull(floor.takeTrouble());
        memory.setAnswering(true);
        assertEquals(BUILT + 50 * DAY, floor.utcMillis());
    }

    @Test
    void isWrittenTheNextTimeWhenTheMemoryFails() {
        memory.setFate((erase, address) -> Outcome.fails(1));
        floor.proved(BUILT + 50 * DAY);
        assertTrue(floor.takeTrouble().contains("failed"));
        assertEquals(BUILT + 50 * DAY, floor.utcMillis());
        memory.setFate(Fate.KIND);
        assertEquals(BUILT, boot().utcMillis());
        floor.proved(BUILT + 51 * DAY);
        assertEquals(BUILT + 51 * DAY, boot().utcMillis());
    }

    private Floor boot() {
        return new Floor(clock, BUILT, new Slot(memory, 0, 1, Floor.KIND));
    }
}
