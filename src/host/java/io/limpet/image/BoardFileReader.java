package io.limpet.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Reads the entries of a board's file and keeps what is wrong with them, so that it can be told all at once. */
final class BoardFileReader {

    private static final int KIB = 1024;

    private final Properties properties;
    private final Set<String> unread;
    private final List<String> mistakes = new ArrayList<>();

    BoardFileReader(Properties properties) {
        this.properties = properties;
        this.unread = new TreeSet<>(properties.stringPropertyNames());
    }

    /** May be missing or empty. */
    String optional(String key) {
        unread.remove(key);
        return properties.getProperty(key, "").trim();
    }

    String text(String key) {
        String text = optional(key);
        if (text.isEmpty()) {
            mistakes.add(key + ": is missing");
        }
        return text;
    }

    List<String> words(String key) {
        return List.of(text(key).split("\\s+"));
    }

    String choice(String key, String... choices) {
        String text = text(key);
        if (!text.isEmpty() && !List.of(choices).contains(text)) {
            mistakes.add(key + ": " + text + ", must be " + String.join(" or ", choices));
        }
        return text;
    }

    /** A size: bytes, or KiB with a K. */
    int bytes(String key) {
        String text = text(key);
        if (text.matches("[1-9][0-9]{0,6}K?")) {
            return text.endsWith("K") ? Integer.parseInt(text.substring(0, text.length() - 1)) * KIB
                    : Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            mistakes.add(key + ": " + text + ", must be a size such as 6144 or 6K");
        }
        return 0;
    }

    Budget budget(Budgeted what) {
        Budget budget = new Budget(bytes(what.key() + ".budget"), bytes(what.key() + ".aim"));
        if (budget.aimBytes() > budget.mostBytes()) {
            mistakes.add(what.key() + ".aim: is more than " + what.key() + ".budget");
        }
        return budget;
    }

    /** @throws ImageException with all mistakes, keys that nobody knows among them */
    void finish(String file) throws ImageException {
        unread.forEach(key -> mistakes.add(key + ": there is no such key"));
        if (!mistakes.isEmpty()) {
            throw new ImageException(file + ": " + String.join("\n" + file + ": ", mistakes));
        }
    }
}
