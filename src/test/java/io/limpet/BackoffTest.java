package io.limpet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final int DRAWS = 2_000;

    @Test
    void doublesItsCeilingUpToTheMaximumAndUsesAllOfIt() {
        long[] ceilings = {1_000, 2_000, 4_000, 8_000, 10_000, 10_000};
        long[] least = new long[ceilings.length];
        long[] most = new long[ceilings.length];
        java.util.Arrays.fill(least, Long.MAX_VALUE);
        Randomness randomness = new Randomness("device", 1);
        for (int draw = 0; draw < DRAWS; draw++) {
            Backoff backoff = new Backoff(1_000, 10_000, randomness);
            for (int i = 0; i < ceilings.length; i++) {
                long wait = backoff.nextMillis();
                least[i] = Math.min(least[i], wait);
                most[i] = Math.max(most[i], wait);
            }
        }
        for (int i = 0; i < ceilings.length; i++) {
            assertTrue(least[i] >= 1 && least[i] < ceilings[i] / 20, "full jitter begins near nothing: " + least[i]);
            assertTrue(most[i] <= ceilings[i] && most[i] > ceilings[i] * 19 / 20, "it ends at the ceiling: " + most[i]);
        }
    }

    @Test
    void isLongAtOnceAfterARefusalThatWillNotHealByItself() {
        Backoff backoff = new Backoff(1_000, 60_000, new Randomness("device", 2));
        for (int draw = 0; draw < DRAWS; draw++) {
            long wait = backoff.nextMillisAfterRefusal();
            assertTrue(wait >= 30_000 && wait <= 60_000, "waited " + wait);
        }
    }

    @Test
    void startsAnewWhenTheConnectionHasProvedItself() {
        Backoff backoff = new Backoff(1_000, 60_000, new Randomness("device", 3));
        backoff.nextMillisAfterRefusal();
        backoff.reset();
        assertTrue(backoff.nextMillis() <= 1_000);
    }

    @Test
    void differsFromDeviceToDeviceAndFromBootToBoot() {
        assertNotEquals(new Randomness("a", 1).next(), new Randomness("b", 1).next());
        assertNotEquals(new Randomness("a", 1).next(), new Randomness("a", 2).next());
        assertEquals(new Randomness("a", 1).next(), new Randomness("a", 1).next(), "but the same seed, the same run");
    }
}
