package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void keepsTheLastOfWhatHappened() {
        Trace trace = new Trace(2);
        trace.note(1, "first");
        trace.note(86_400_012, "second % of %", 2, 3);
        trace.note(86_400_100, "third %", -1);
        assertEquals(List.of("86400.012 second 2 of 3", "86400.100 third -1"), trace.lines());
        assertEquals(3, trace.count());
    }

    @Test
    void digestsAllOfIt() {
        assertEquals(digest(1, "a", 2), digest(1, "a", 2));
        assertNotEquals(digest(1, "a", 2), digest(2, "a", 2));
        assertNotEquals(digest(1, "a", 2), digest(1, "b", 2));
        assertNotEquals(digest(1, "a", 2), digest(1, "a", 3));
    }

    private static long digest(long millis, String phrase, long number) {
        Trace trace = new Trace(1);
        trace.note(millis, phrase, number);
        trace.note(millis, "end");
        return trace.digest();
    }
}
