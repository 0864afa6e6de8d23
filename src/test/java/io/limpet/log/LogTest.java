package io.limpet.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.board.Clock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {

    private final List<String> console = new ArrayList<>();
    private final Log log = new Log((line, offset, length) -> console.add(
            new String(line, offset, length, StandardCharsets.UTF_8)), at(412));

    @Test
    void writesLevelUptimeComponentAndMessage() {
        log.info("link", "up, address 192.168.4.17");
        assertEquals(List.of("I    0.412 link     up, address 192.168.4.17"), console);
    }

    @Test
    void leavesOutWhatIsBelowItsLevel() {
        log.setLevel(Level.WARN);
        log.info("link", "up");
        log.warn("link", "down");
        assertEquals(1, console.size());
        assertEquals(Level.DEBUG, Level.of("debug"));
        assertEquals(Level.ERROR, Level.of("error"));
    }

    @Test
    void goesOnInTheNextLineAndLosesNothing() {
        String message = "one ".repeat(70) + "x".repeat(400) + " end";
        log.info("tls", message);
        StringBuilder text = new StringBuilder();
        for (String line : console) {
            assertTrue(line.length() <= Log.LINE_BYTES_MAX, line);
            text.append(line.substring(20));
        }
        assertEquals(message.replace(" ", ""), text.toString().replace(" ", ""));
    }

    @Test
    void letsNoControlCharacterFromOutsideReachTheTerminal() {
        log.info("tls", "CN=\u001b[2Jevil\r\nI    9.999 mqtt     online\u009b");
        assertEquals(List.of("I    0.412 tls      CN=?[2Jevil??I    9.999 mqtt     online?"), console);
    }

    @Test
    void keepsTheLastLines() {
        log.info("n", "before");
        assertEquals(0, log.recent().count());
        log.keepLast(3);
        for (int i = 0; i < 20; i++) {
            log.info("n", "line " + i);
            assertEquals(Math.min(i + 1, 3), log.recent().count());
            assertTrue(log.recent().line(log.recent().count() - 1).endsWith("line " + i));
        }
        assertTrue(log.recent().line(0).endsWith("line 17"));
    }

    private static Clock at(long uptimeMillis) {
        return new Clock() {
            @Override
            public long uptimeMillis() {
                return uptimeMillis;
            }

            @Override
            public boolean isSet() {
                return false;
            }

            @Override
            public long utcMillis() {
                return 0;
            }

            @Override
            public void setUtcMillis(long utcMillis) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void sleepUntil(long deadlineMillis) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
