package io.limpet.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limpet.simulator.broker.ReceivedMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final StringWriter out = new StringWriter();

    @Test
    void tellsTheSubscriberFromTheDevice() {
        Screen screen = screen(false);
        screen.device("I    0.100 link     up");
        screen.subscriber(message("a/b", "{}", false));
        screen.subscriber(message("a/b", "{}", true));
        screen.simulator("one\ntwo");
        assertEquals("""
                I    0.100 link     up
                subscriber | a/b {}
                subscriber | a/b {} (retained)
                simulator  | one
                simulator  | two
                """, out.toString());
    }

    @Test
    void coloursByLevel() {
        Screen screen = screen(true);
        screen.device("E    0.100 tls      refused");
        screen.device("I    0.100 link     up");
        assertEquals("\033[31mE    0.100 tls      refused\033[0m\nI    0.100 link     up\n", out.toString());
    }

    @Test
    void letsNoControlCharacterThrough() {
        screen(false).subscriber(message("a\033[2J", "x\u0007\r\ny", false));
        assertEquals("subscriber | a?[2J x???y\n", out.toString());
    }

    private Screen screen(boolean colours) {
        PrintWriter writer = new PrintWriter(out);
        return new Screen(writer, writer, colours);
    }

    private static ReceivedMessage message(String topic, String text, boolean retained) {
        return new ReceivedMessage(topic, text.getBytes(StandardCharsets.UTF_8), 1, retained, false);
    }
}
