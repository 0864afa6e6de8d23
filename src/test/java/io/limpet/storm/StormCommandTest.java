package io.limpet.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limpet.simulator.CommandLines;
import io.limpet.simulator.ExitCode;
import io.limpet.simulator.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StormCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int call(String... arguments) {
        Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), false);
        return CommandLines.execute(new CommandLine(new StormCommand(screen)), screen, arguments);
    }

    @Test
    void printsTheFiguresOfARun() {
        assertEquals(ExitCode.WELL, call("--seed", "3", "--years", "0.02", "--profile", "field"), err::toString);
        assertTrue(out.toString().matches("(?s).*lost otherwise +0\n.*"), out.toString());
    }

    @Test
    void refusesWhatCannotBe() {
        assertEquals(ExitCode.USAGE, call("--seeds", "0"));
        assertEquals(ExitCode.USAGE, call("--years", "-1"));
        assertEquals(ExitCode.USAGE, call("--seed", "1", "--years", "51"));
        assertEquals(ExitCode.USAGE, call("--profile", "mild"));
    }
}
