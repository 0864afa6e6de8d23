package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DiceTest {

    private final Dice dice = new Dice(1_234_567);

    /** The values that other implementations of SplitMix64 give for this seed, as unsigned numbers. */
    @Test
    void throwsWhatSplitMix64Throws() {
        for (String expected : new String[] {"6457827717110365317", "3203168211198807973", "9817491932198370423",
            "4593380528125082431", "16408922859458223821"}) {
            assertEquals(expected, Long.toUnsignedString(dice.next()));
        }
    }

    @Test
    void staysBelow() {
        int[] counts = new int[6];
        for (int i = 0; i < 6_000; i++) {
            counts[dice.below(6)]++;
        }
        for (int count : counts) {
            assertTrue(count > 800 && count < 1_200, "each of six sides in about 1000 of 6000 throws: " + count);
        }
        assertEquals(0, dice.below(1));
        assertTrue(dice.below(Integer.MAX_VALUE) >= 0);
        assertThrows(IllegalArgumentException.class, () -> dice.below(0));
    }

    @Test
    void reachesBothEnds() {
        boolean least = false;
        boolean most = false;
        for (int i = 0; i < 200; i++) {
            int drawn = dice.between(-1, 2);
            assertTrue(drawn >= -1 && drawn <= 2, "drawn " + drawn);
            least |= drawn == -1;
            most |= drawn == 2;
        }
        assertTrue(least && most);
    }

    @Test
    void happensOnceInSoManyTimesAndNeverInNone() {
        int count = 0;
        for (int i = 0; i < 10_000; i++) {
            count += dice.oneIn(10) ? 1 : 0;
            assertFalse(dice.oneIn(0));
            assertTrue(dice.oneIn(1));
        }
        assertTrue(count > 850 && count < 1_150, "one in ten of 10000: " + count);
    }

    @Test
    void drawsEachMagnitudeAsOften() {
        int small = 0;
        for (int i = 0; i < 1_000; i++) {
            int drawn = dice.magnitude(10);
            assertTrue(drawn >= 1 && drawn < 1024, "drawn " + drawn);
            small += drawn < 32 ? 1 : 0;
        }
        assertTrue(small > 400 && small < 600, "half of the magnitudes are below 32: " + small);
    }

    @Test
    void forksByNameAndIsNotChangedByIt() {
        assertEquals(dice.fork("network").next(), dice.fork("network").next());
        assertNotEquals(dice.fork("network").next(), dice.fork("broker").next());
        assertEquals(new Dice(1_234_567).next(), dice.next());
    }
}
