package io.limpet.simulator.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTableTest {

    private final List<String> done = new ArrayList<>();
    private final CommandTable table = new CommandTable()
            .add(Command.of("door open", "it is open", () -> done.add("open")))
            .add(new Command("door ajar DEGREES", "it is open a little", arguments -> {
                done.add("ajar " + Words.number(arguments.get(0), 1, 90));
                return null;
            }))
            .add(new Command("knock", "", arguments -> "who is there?"))
            .add(Command.of("break", "it breaks", () -> {
                throw new IllegalStateException("too strong");
            }));

    @Test
    void doesWhatIsTypedAndSaysSo() {
        assertEquals("door open: it is open", table.run("  Door   OPEN "));
        assertEquals("who is there?", table.run("knock"));
        assertEquals(List.of("open"), done);
    }

    @Test
    void givesTheWordsInPlaceOfTheCapitals() {
        table.run("door ajar 30");
        assertEquals(List.of("ajar 30"), done);
    }

    @Test
    void saysWhatIsWrongWithAWord() {
        assertEquals("91: must be a whole number, 1 to 90", table.run("door ajar 91"));
        assertEquals("x: must be a whole number, 1 to 90", table.run("door ajar x"));
        assertTrue(done.isEmpty());
    }

    @Test
    void showsWhatThereIsForAFirstWord() {
        String answer = table.run("door shut");
        assertTrue(answer.contains("door open") && answer.contains("door ajar DEGREES"), answer);
        assertTrue(!answer.contains("knock"), answer);
    }

    @Test
    void pointsToHelpForAnUnknownWord() {
        assertEquals("there is no command \"window\"; type help", table.run("window open"));
    }

    @Test
    void saysNothingToAnEmptyLine() {
        assertEquals("", table.run("   "));
    }

    @Test
    void survivesACommandThatFails() {
        assertEquals("break failed: too strong", table.run("break"));
    }

    @Test
    void helpListsEveryCommandOnce() {
        assertEquals(4, table.help().lines().count());
    }
}
