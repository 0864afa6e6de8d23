package io.limpet.storm.broker;

import java.util.ArrayList;
import java.util.List;

/**
 * The last of what happened, in lines that are made only when somebody reads them, and a digest of all of it.
 *
 * <p>An event is a phrase, a constant in which each {@code %} stands for a number, and the numbers: to note it costs no
 * object and no text.
 */
public final class Trace {

    private final String[] phrases;
    private final long[] millis;
    private final long[] first;
    private final long[] second;

    private long count;
    private long digest;

    public Trace(int capacity) {
        phrases = new String[capacity];
        millis = new long[capacity];
        first = new long[capacity];
        second = new long[capacity];
    }

    public void note(long nowMillis, String phrase) {
        note(nowMillis, phrase, 0, 0);
    }

    public void note(long nowMillis, String phrase, long a) {
        note(nowMillis, phrase, a, 0);
    }

    public void note(long nowMillis, String phrase, long a, long b) {
        int at = (int) (count++ % phrases.length);
        phrases[at] = phrase;
        millis[at] = nowMillis;
        first[at] = a;
        second[at] = b;
        digest = 31 * (31 * (31 * (31 * digest + nowMillis) + phrase.hashCode()) + a) + b;
    }

    /** The same for two runs in which the same happened at the same times, on any machine. */
    public long digest() {
        return digest;
    }

    /** How much has happened. */
    public long count() {
        return count;
    }

    /** The last events, oldest first: {@code "86400.012 broker: CONNACK 0"}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (long i = Math.max(0, count - phrases.length); i < count; i++) {
            lines.add(line((int) (i % phrases.length)));
        }
        return lines;
    }

    private String line(int at) {
        StringBuilder line = new StringBuilder().append(millis[at] / 1000).append('.');
        String thousandths = Long.toString(1000 + millis[at] % 1000);
        line.append(thousandths, 1, thousandths.length()).append(' ');
        String phrase = phrases[at];
        long number = first[at];
        for (int i = 0; i < phrase.length(); i++) {
            if (phrase.charAt(i) == '%') {
                line.append(number);
                number = second[at];
            } else {
                line.append(phrase.charAt(i));
            }
        }
        return line.toString();
    }
}
