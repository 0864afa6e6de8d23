package io.limpet.simulator.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LinkFaultsTest {

    private static final int SEGMENTS = 10_000;

    private final LinkFaults faults = new LinkFaults();

    @Test
    void aLostSegmentComesARetransmissionLaterAndTwiceAsLateWhenItIsLostAgain() {
        faults.lossPercent = 20;
        List<Long> millis = latenesses();
        checkShare(0.8, millis, 0);
        checkShare(0.16, millis, 200);
        checkShare(0.032, millis, 600);
        checkShare(0.0064, millis, 1_400);
    }

    @Test
    void theDelayIsInAdditionToThat() {
        faults.lossPercent = 50;
        faults.delayNanos = TimeUnit.MILLISECONDS.toNanos(70);
        List<Long> millis = latenesses();
        checkShare(0.5, millis, 70);
        checkShare(0.25, millis, 270);
    }

    @Test
    void theSameSegmentsAreLostInEachRun() {
        faults.lossPercent = 50;
        LinkFaults others = new LinkFaults();
        others.lossPercent = 50;
        assertTrue(IntStream.range(0, 100).allMatch(i -> faults.latenessNanos() == others.latenessNanos()));
    }

    @Test
    void healingEndsTheLoss() {
        faults.lossPercent = 95;
        assertEquals(List.of("95 % of segments lost"), faults.descriptions());
        faults.heal();
        assertEquals(List.of(), faults.descriptions());
        assertTrue(latenesses().stream().allMatch(each -> each == 0));
    }

    private List<Long> latenesses() {
        return LongStream.generate(faults::latenessNanos).limit(SEGMENTS).map(TimeUnit.NANOSECONDS::toMillis).boxed()
                .toList();
    }

    /** Within a fifth of it. */
    private static void checkShare(double expected, List<Long> millis, long lateness) {
        double share = millis.stream().filter(each -> each == lateness).count() / (double) millis.size();
        assertEquals(expected, share, expected / 5, "share of those late by " + lateness + " ms");
    }
}
