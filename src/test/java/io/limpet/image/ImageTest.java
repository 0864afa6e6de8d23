package io.limpet.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What is refused before anything is built. */
class ImageTest {

    @Test
    void refusesAnUnknownBoard() {
        check("--board toaster: no such board, must be one of mps2-an500", "--board", "toaster");
    }

    @Test
    void refusesProductionOnABoardWithoutHardwareEntropy() {
        check("--production: mps2-an500 has no hardware source of random numbers", "--production");
    }

    @Test
    void refusesAConfigurationWithMistakes() {
        check("--set mqtt.qos=3: must be 0, 1 or 2", "--set", "mqtt.qos=3");
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        check("Unknown option: '--bord'", "--bord");
    }

    private static void check(String sentence, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        assertEquals(2, Image.execute(new Screen(writer, writer, false), arguments));
        assertTrue(said.toString().contains(sentence), said.toString());
    }
}
