package io.limpet.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge itself. */
class VerdictTest {

    private static final ReadingNumber A1 = new ReadingNumber(1, "a", 1);
    private static final ReadingNumber A2 = new ReadingNumber(1, "a", 2);
    private static final ReadingNumber A3 = new ReadingNumber(1, "a", 3);
    private static final ReadingNumber A1_LATER = new ReadingNumber(2, "a", 1);

    @Test
    void theyAllArrivedOnceAndInOrder() {
        Verdict verdict = judge(List.of(A1, A2, A1_LATER));
        assertTrue(verdict.isKept(2), verdict::toString);
        assertEquals(3, verdict.arrived());
    }

    @Test
    void oneIsMissing() {
        assertEquals(Set.of(A2), judge(List.of(A1, A1_LATER)).lost());
        assertFalse(judge(List.of(A1, A1_LATER)).isKept(1));
    }

    @Test
    void oneCameTwiceWhichQos1Allows() {
        Verdict verdict = judge(List.of(A1, A2, A1, A1_LATER));
        assertEquals(1, verdict.repeated());
        assertTrue(verdict.isKept(1));
        assertFalse(verdict.isKept(2));
    }

    @Test
    void oneCameAfterALaterOne() {
        assertEquals(List.of(A2), judge(List.of(A1, A1_LATER, A2)).outOfOrder());
        assertFalse(judge(List.of(A1, A1_LATER, A2)).isKept(1));
    }

    @Test
    void theLastOfALifeMayArriveWithoutHavingBeenSeen() {
        assertTrue(judge(List.of(A1, A2, A3, A1_LATER)).isKept(2));
    }

    @Test
    void oneThatCannotHaveBeenTaken() {
        ReadingNumber never = new ReadingNumber(1, "a", 4);
        assertEquals(Set.of(never), judge(List.of(A1, A2, never, A1_LATER)).unheardOf());
        assertFalse(judge(List.of(A1, A2, never, A1_LATER)).isKept(1));
    }

    private static Verdict judge(List<ReadingNumber> arrivals) {
        Set<ReadingNumber> accepted = Set.of(A1, A2, A1_LATER);
        return Verdict.of(accepted, accepted, arrivals);
    }
}
