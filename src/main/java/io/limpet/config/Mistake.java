package io.limpet.config;

/** One thing that is wrong with a configuration: where, which key, what was found, what is allowed. */
public final class Mistake {

    /** How the text of one begins that tells of a missing value. */
    static final String MISSING = "missing, ";

    private static final int FOUND_LENGTH_MAX = 80;

    /** Null when the value was set nowhere. */
    public final Origin origin;

    /** The name as it was found; empty when a line has none. */
    public final String key;

    /** The value found; null when there is none, and when it is or might be a secret. */
    public final String found;

    /** What is wrong and what is allowed: {@code "must be 1 to 65535"}. */
    public final String text;

    Mistake(Origin origin, String key, String found, String text) {
        this.origin = origin;
        this.key = Words.shown(key, FOUND_LENGTH_MAX);
        this.found = found == null ? null : Words.shown(found, FOUND_LENGTH_MAX);
        this.text = text;
    }

    /** The same without this secret, if it is anywhere in it. */
    Mistake without(String secret) {
        return new Mistake(origin, key, found == null ? null : Words.masked(found, secret, Key.MASK),
                Words.masked(text, secret, Key.MASK));
    }

    /** Whether something that is needed was not set. */
    public boolean isMissing() {
        return text.startsWith(MISSING);
    }

    /** One line: {@code device-config/local.properties:3: mqtt.port = 88833: must be 1 to 65535}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        boolean commandLine = origin != null && origin.isCommandLine() && key.length() > 0;
        if (origin != null) {
            line.append(origin.toString()).append(commandLine ? " " : ": ");
        }
        line.append(key);
        if (found != null) {
            line.append(commandLine ? "=" : " = ").append(found);
        }
        return line.append(key.length() > 0 ? ": " : "").append(text).toString();
    }
}
