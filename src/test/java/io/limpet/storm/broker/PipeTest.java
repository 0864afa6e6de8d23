package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PipeTest {

    private final Pipe pipe = new Pipe();

    private void put(String text, long arrivalMillis) {
        pipe.put(text.getBytes(StandardCharsets.UTF_8), 0, text.length(), arrivalMillis);
    }

    private String take(int length, long nowMillis) {
        byte[] into = new byte[length];
        return new String(into, 0, pipe.take(into, 0, length, nowMillis), StandardCharsets.UTF_8);
    }

    @Test
    void givesWhatHasArrived() {
        put("ab", 10);
        put("cd", 10);
        put("ef", 12);
        assertEquals("", take(9, 9));
        assertEquals("abc", take(3, 10));
        assertEquals("d", take(9, 11));
        assertEquals(12, pipe.nextMillis());
        assertEquals("ef", take(9, 12));
        assertEquals(Pipe.NEVER, pipe.nextMillis());
        assertEquals(0, pipe.length());
    }

    @Test
    void letsNothingOvertake() {
        put("a", 10);
        put("b", 5);
        assertEquals("", take(9, 9));
        assertEquals("ab", take(9, 10));
        put("c", 3);
        assertEquals("c", take(9, 10));
    }

    @Test
    void keepsOnTheWayWhatIsFrozen() {
        put("a", 10);
        put("b", 20);
        pipe.freeze(10);
        put("c", 30);
        assertEquals("a", take(9, 1_000));
        assertEquals("", take(9, 1_000));
        pipe.thaw(2_000);
        assertEquals("bc", take(9, 2_000));
    }

    @Test
    void growsAndStaysInOrder() {
        StringBuilder expected = new StringBuilder();
        StringBuilder taken = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            put(i + ";", i);
            expected.append(i).append(';');
            if (i % 3 == 0) {
                taken.append(take(7, i));
            }
        }
        taken.append(take(100_000, 3_000));
        assertEquals(expected.toString(), taken.toString());
    }
}
