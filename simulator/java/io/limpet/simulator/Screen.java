package io.limpet.simulator;

import io.limpet.simulator.broker.ReceivedMessage;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What a person sees of a run: the device's serial console as it is, and beside it, each line with its prefix, what
 * the subscriber received and what the simulator itself has to say. Colours are for terminals only, and only where
 * NO_COLOR is not set.
 */
public final class Screen {

    private static final String RED = "\033[31m";
    private static final String YELLOW = "\033[33m";
    private static final String GREY = "\033[90m";
    private static final String CYAN = "\033[36m";
    private static final String MAGENTA = "\033[35m";
    private static final String PLAIN = "\033[0m";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean colours;

    public Screen(PrintWriter out, PrintWriter err, boolean colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    public static Screen ofTerminal() {
        String noColor = System.getenv("NO_COLOR");
        return new Screen(writer(SerialPort.desktop()), writer(System.err),
                System.console() != null && (noColor == null || noColor.isEmpty()));
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Text as it is. */
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    /** A line of the device's serial console. */
    public void device(String line) {
        line(colourOf(line), harmless(line));
    }

    public void subscriber(ReceivedMessage message) {
        line(CYAN, "subscriber | " + harmless(message.topic()) + " " + harmless(message.text())
                + (message.retained() ? " (retained)" : ""));
    }

    /** What the simulator says, in one or more lines. */
    public void simulator(String text) {
        text.lines().forEach(each -> line(MAGENTA, "simulator  | " + each));
    }

    /** What the emulator says, in one or more lines. */
    public void emulator(String text) {
        text.lines().forEach(each -> line(MAGENTA, "emulator   | " + each));
    }

    private synchronized void line(String colour, String text) {
        out.println(colours && !colour.isEmpty() ? colour + text + PLAIN : text);
        out.flush();
    }

    /** By the level, which is the first letter. */
    private static String colourOf(String line) {
        if (line.startsWith("E ")) {
            return RED;
        }
        if (line.startsWith("W ")) {
            return YELLOW;
        }
        return line.startsWith("D ") ? GREY : "";
    }

    /** Topics and payloads may come from anybody; control characters would reach the terminal. */
    private static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
