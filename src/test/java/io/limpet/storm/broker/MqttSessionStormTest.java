package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.limpet.Rounds;
import io.limpet.outbox.OutboxException;
import org.junit.jupiter.api.Test;

/**
 * The firmware's MQTT client against the strict broker over a network that does its worst, then calm. The client breaks
 * no rule, everything arrives, and with QoS 2 once.
 */
class MqttSessionStormTest {

    private static final int SEEDS = Rounds.of(100);

    @Test
    void keepsToTheStandardAndLosesNothingWhateverHappens() throws OutboxException {
        for (int seed = 0; seed < SEEDS; seed++) {
            StormyDevice device = new StormyDevice(seed);
            try {
                device.storm(40);
                device.calm();
                device.judge();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n"
                        + String.join("\n", device.trace.lines()), e);
            }
        }
    }

    @Test
    void theSameSeedIsTheSameStorm() throws OutboxException {
        assertEquals(digest(7), digest(7));
        assertNotEquals(digest(7), digest(8));
    }

    private static long digest(int seed) throws OutboxException {
        StormyDevice device = new StormyDevice(seed);
        device.storm(10);
        return device.trace.digest();
    }
}
