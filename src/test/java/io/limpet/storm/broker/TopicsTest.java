package io.limpet.storm.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Mostly the examples of §4.7. */
class TopicsTest {

    @Test
    void matchesAsInTheStandard() {
        matches("sport/tennis/player1/#", "sport/tennis/player1", true);
        matches("sport/tennis/player1/#", "sport/tennis/player1/ranking", true);
        matches("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true);
        matches("sport/tennis/player1/#", "sport/tennis/player2", false);
        matches("sport/#", "sport", true);
        matches("#", "a/b", true);
        matches("sport/tennis/+", "sport/tennis/player1", true);
        matches("sport/tennis/+", "sport/tennis/player1/ranking", false);
        matches("sport/+", "sport", false);
        matches("sport/+", "sport/", true);
        matches("+/+", "/finance", true);
        matches("/+", "/finance", true);
        matches("+", "/finance", false);
        matches("#", "$SYS/monitor", false);
        matches("+/monitor/Clients", "$SYS/monitor/Clients", false);
        matches("$SYS/#", "$SYS/", true);
        matches("a", "a", true);
        matches("a", "b", false);
        matches("a", "ab", false);
        matches("ab", "a", false);
        matches("+/b/#", "a/b", true);
    }

    private static void matches(String filter, String name, boolean expected) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, Topics.matches(filter.getBytes(StandardCharsets.UTF_8), bytes, 0, bytes.length),
                filter + " " + name);
    }

    @Test
    void knowsWhatIsNoFilter() throws Breach {
        for (String filter : new String[] {"#", "+", "a/#", "+/a", "a/+/b", "/", "a b", "+/+"}) {
            requireFilter(filter);
        }
        refuses("4.7.3", "");
        refuses("4.7.1.2", "a#");
        refuses("4.7.1.2", "a/#/b");
        refuses("4.7.1.2", "##");
        refuses("4.7.1.3", "a+");
        refuses("4.7.1.3", "+a/b");
        refuses("4.7.1.3", "a/b+/c");
    }

    private static void refuses(String rule, String filter) {
        assertEquals(rule, assertThrows(Breach.class, () -> requireFilter(filter), filter).rule, filter);
    }

    private static void requireFilter(String filter) throws Breach {
        byte[] bytes = filter.getBytes(StandardCharsets.UTF_8);
        Topics.requireFilter(bytes, 0, bytes.length);
    }
}
