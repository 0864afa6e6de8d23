package io.limpet.baremetal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The processor's clock. */
class HardwareClockTest {

    private static final long NOW = Instant.parse("2026-11-28T23:07:59Z").toEpochMilli();

    private final HardwareClock clock = new FakeTarget().clock;

    @Test
    void saysWhatItWasSetTo() {
        assertFalse(clock.isSet());
        clock.setUtcMillis(NOW);
        assertTrue(clock.isSet());
        assertEquals(NOW, clock.utcMillis());
    }

    @Test
    void letsTheNetworkWorkWhileItSleeps() {
        clock.sleepUntil(1_250);
        assertEquals(1_250, clock.uptimeMillis());
        assertEquals(250, NetNatives.polls);
    }
}
