package io.limpet.simulator.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLogTest {

    private final BoundedLog<String> log = new BoundedLog<>(3);

    @Test
    void tellsEachReaderWhatIsNewToHim() {
        log.add("a");
        log.add("b");
        assertEquals(List.of("a", "b"), log.since(0));
        assertEquals(List.of("b"), log.since(1));
        assertEquals(List.of(), log.since(log.end()));
    }

    @Test
    void remembersTheLastAndSaysWhoHasMissedSome() {
        "abcde".chars().forEach(each -> log.add(Character.toString(each)));
        assertEquals(List.of("c", "d", "e"), log.since(0));
        assertTrue(log.misses(1));
        assertFalse(log.misses(2));
        assertNull(log.get(1));
        assertEquals("c", log.get(2));
        assertNull(log.get(5));
    }

    @Test
    void replacesWhatItRemembersAndNothingElse() {
        "abcd".chars().forEach(each -> log.add(Character.toString(each)));
        log.replace(0, "x");
        log.replace(2, "y");
        log.replace(4, "z");
        assertEquals(List.of("b", "y", "d"), log.since(0));
    }
}
