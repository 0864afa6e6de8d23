package io.limpet.log;

import io.limpet.board.Clock;
import io.limpet.board.Console;
import io.limpet.text.Text;
import io.limpet.text.Utf8;

/**
 * Lines as on a serial console: level, seconds since the start, component, message.
 *
 * <pre>
 *   I    0.412 link     wi-fi "lab" (-52 dBm), address 192.168.4.17
 * </pre>
 *
 * A message that is longer than a line goes on in the next, indented; nothing is cut off.
 */
public final class Log {

    /** Bytes of a line, its front included. */
    public static final int LINE_BYTES_MAX = 160;

    private static final int UPTIME_WIDTH = 8;
    private static final int COMPONENT_WIDTH = 8;
    private static final int FRONT_WIDTH = 2 + UPTIME_WIDTH + 1 + COMPONENT_WIDTH + 1;

    private final Console console;
    private final Clock clock;
    private final Text line = new Text(LINE_BYTES_MAX);
    private final Text number = new Text(UPTIME_WIDTH + 16);

    private Level level = Level.INFO;
    private RecentLines recent = new RecentLines(0, LINE_BYTES_MAX);

    public Log(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    public void setLevel(Level level) {
        this.level = level;
    }

    /** Keeps the last so many lines from now on: 0 or more, each {@link #LINE_BYTES_MAX} bytes. */
    public void keepLast(int lines) {
        recent = new RecentLines(lines, LINE_BYTES_MAX);
    }

    public boolean isEnabled(Level level) {
        return level.ordinal() <= this.level.ordinal();
    }

    public void error(String component, String message) {
        write(Level.ERROR, component, message);
    }

    public void warn(String component, String message) {
        write(Level.WARN, component, message);
    }

    public void info(String component, String message) {
        write(Level.INFO, component, message);
    }

    public void debug(String component, String message) {
        write(Level.DEBUG, component, message);
    }

    /** The last lines, oldest first. */
    public RecentLines recent() {
        return recent;
    }

    private void write(Level level, String component, String message) {
        if (!isEnabled(level)) {
            return;
        }
        front(level, component);
        int from = 0;
        while (from < message.length()) {
            int to = endOfWord(message, from);
            writeWord(harmless(message.substring(from, to)));
            from = to;
        }
        endLine();
    }

    private void front(Level level, String component) {
        line.clear().append(level.letter).append(' ');
        number.clear().appendFixed(clock.uptimeMillis(), 3);
        indent(2 + UPTIME_WIDTH - number.length());
        line.append(number.buffer(), 0, number.length()).append(' ').append(component);
        indent(FRONT_WIDTH);
    }

    /** Writes a word with the space before it, in the next line if this one is full. */
    private void writeWord(String word) {
        if (Utf8.length(word) > LINE_BYTES_MAX - line.length() && line.length() > FRONT_WIDTH) {
            endLine();
            line.clear();
            indent(FRONT_WIDTH + 1);
        }
        if (Utf8.length(word) <= LINE_BYTES_MAX - line.length()) {
            line.append(word);
        } else {
            writeWord(word.substring(0, word.length() / 2));
            writeWord(word.substring(word.length() / 2));
        }
    }

    private void endLine() {
        recent.add(line);
        console.writeLine(line.buffer(), 0, line.length());
    }

    private void indent(int width) {
        while (line.length() < width) {
            line.append(' ');
        }
    }

    private static int endOfWord(String message, int from) {
        int space = message.indexOf(' ', from + 1);
        return space < 0 ? message.length() : space;
    }

    /** A message may quote what came from outside: no control character of that reaches a terminal. */
    private static String harmless(String word) {
        StringBuilder copy = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 0x20 || c >= 0x7f && c < 0xa0) {
                if (copy == null) {
                    copy = new StringBuilder(word);
                }
                copy.setCharAt(i, '?');
            }
        }
        return copy == null ? word : copy.toString();
    }
}
