package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DepthLogTest {

    private final DepthLog log = new DepthLog();

    @Test
    void tellsADepthOnlyWhenItHasChanged() {
        for (long now = 0; now < 10_000; now += 10) {
            log.note(now, now < 5_000 ? 3 : 4, -1);
        }
        assertEquals(List.of(new Frame.Depth(0, 3, -1), new Frame.Depth(5_000, 4, -1)), told(10_000));
    }

    @Test
    void aChangeInTheJournalAloneIsOne() {
        log.note(0, 3, 0);
        log.note(1_000, 3, 2);
        assertEquals(List.of(new Frame.Depth(0, 3, 0), new Frame.Depth(1_000, 3, 2)), told(2_000));
    }

    @Test
    void keepsHowFarItWentAndWhereItEnded() {
        log.note(0, 5, -1);
        log.note(10, 90, -1);
        log.note(20, 1, -1);
        log.note(30, 7, -1);
        log.note(40, 6, -1);
        assertEquals(List.of(), told(DepthLog.WINDOW_MILLIS - 1));
        assertEquals(List.of(new Frame.Depth(10, 90, -1), new Frame.Depth(20, 1, -1), new Frame.Depth(40, 6, -1)),
                told(DepthLog.WINDOW_MILLIS));
    }

    @Test
    void tellsNoMoreThanFiveInASecondHoweverOftenItChanges() {
        for (long now = 0; now < 10_000; now++) {
            log.note(now, (int) (now * 7919 % 1000), -1);
        }
        int count = told(20_000).size();
        assertTrue(count >= 40 && count <= 51, count + " in ten seconds");
    }

    private List<Frame.Depth> told(long now) {
        return log.look(now).since(0);
    }
}
